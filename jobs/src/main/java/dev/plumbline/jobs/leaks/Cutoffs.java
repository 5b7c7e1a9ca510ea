package dev.plumbline.jobs.leaks;

import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sort_array;

import dev.plumbline.tables.retention.Panel;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The cutoffs of a panel. */
public final class Cutoffs {

  private Cutoffs() {}

  /** All months at risk, in order. */
  public static List<LocalDate> of(Dataset<Row> panel) {
    return panel.agg(sort_array(collect_set(Panel.MONTH.col()))).first().<Date>getList(0).stream()
        .map(Date::toLocalDate)
        .toList();
  }

  /** One of them, another one when the panel is another; the first day of 1970 if it is empty. */
  public static LocalDate oneOf(Dataset<Row> panel) {
    Row found = panel.agg(sort_array(collect_set(Panel.MONTH.col())), count(lit(1))).first();
    List<Date> months = found.getList(0);
    if (months.isEmpty()) {
      return LocalDate.EPOCH;
    }
    long number = found.getLong(1) * 31 + months.get(months.size() - 1).toLocalDate().toEpochDay();
    return months
        .get(Math.floorMod(Long.hashCode(number * 0x9E3779B97F4A7C15L), months.size()))
        .toLocalDate();
  }
}
