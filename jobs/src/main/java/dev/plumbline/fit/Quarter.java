package dev.plumbline.fit;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.quarter;
import static org.apache.spark.sql.functions.year;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;

/** A calendar quarter as a number in order of time, and as readers know it. */
record Quarter(long id) {

  private static final long QUARTERS = 4;

  /** Of a date. */
  static Column idOf(Column date) {
    Column id = year(date).multiply(QUARTERS).plus(quarter(date)).minus(1);
    return coalesce(id, lit(0)).cast(DataTypes.LongType);
  }

  /** Such as 2024Q1. */
  String label() {
    return id / QUARTERS + "Q" + (id % QUARTERS + 1);
  }
}
