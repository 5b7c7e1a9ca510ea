package dev.plumbline.jobs.leaks;

import static dev.plumbline.schema.Field.optional;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.plumbline.schema.Field;
import dev.plumbline.tables.core.Accounts;
import dev.plumbline.tables.operations.Leaks;
import dev.plumbline.tables.staging.FieldHistory;
import java.time.Instant;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Another history of the fields of accounts from a cutoff on, and other values of today with it.
 */
record History(Instant cutoff) {

  private static final String ACCOUNTS = "accounts";
  private static final String SOMETHING_ELSE = "something else";
  private static final Field OWNER_BEFORE =
      optional("owner_before", StringType, "Owner before the first later change");
  private static final Field SEGMENT_BEFORE =
      optional("segment_before", StringType, "Segment before the first later change");

  /**
   * Changes: the later ones did not happen, or set something else. What a field was before a later
   * change is nothing that came later.
   *
   * @param drawn changes of accounts beside the columns of {@link Sample}
   */
  Dataset<Row> changes(Dataset<Row> drawn) {
    Column isDeleted = Sample.CHECK.col().equalTo(Leaks.TRUNCATION);
    return drawn
        .where(not(isLater().and(isDeleted)))
        .withColumn(
            FieldHistory.NEW_VALUE.name(),
            when(isLater(), SOMETHING_ELSE).otherwise(FieldHistory.NEW_VALUE.col()))
        .select(FieldHistory.TABLE.columns());
  }

  /**
   * Accounts as they would stand today: as before the later changes, or otherwise.
   *
   * @param drawn accounts beside the columns of {@link Sample}
   * @param changes changes of accounts beside the columns of {@link Sample}, as they happened
   */
  Dataset<Row> accounts(Dataset<Row> drawn, Dataset<Row> changes) {
    Dataset<Row> first =
        changes
            .where(isLater())
            .groupBy(Sample.ACCOUNT_ID.col())
            .agg(first(OWNER_BEFORE, Accounts.OWNER_ID), first(SEGMENT_BEFORE, Accounts.SEGMENT));
    Column segment = otherwise(SEGMENT_BEFORE, Accounts.SEGMENT);
    return drawn
        .join(first, Sample.ACCOUNT_ID.name(), "left_outer")
        .withColumn(Accounts.OWNER_ID.name(), otherwise(OWNER_BEFORE, Accounts.OWNER_ID))
        .withColumn(Accounts.SEGMENT.name(), coalesce(segment, lit("unknown")))
        .select(Accounts.TABLE.columns());
  }

  /** What a field was before its first later change; empty text if nothing, null if it has none. */
  private static Column first(Field before, Field field) {
    Column isOf = FieldHistory.FIELD.col().equalTo(field.name());
    return before.from(
        min_by(
            coalesce(FieldHistory.OLD_VALUE.col(), lit("")),
            when(isOf, struct(FieldHistory.CHANGED_AT.col(), FieldHistory.NEW_VALUE.col()))));
  }

  private static Column otherwise(Field before, Field today) {
    Column other =
        when(Sample.CHECK.col().equalTo(Leaks.TRUNCATION), before.col()).otherwise(SOMETHING_ELSE);
    return when(before.col().isNotNull(), when(other.notEqual(""), other)).otherwise(today.col());
  }

  static Column isOfAccounts() {
    return FieldHistory.OBJECT.col().equalTo(ACCOUNTS);
  }

  private Column isLater() {
    return FieldHistory.CHANGED_AT.col().geq(lit(cutoff));
  }
}
