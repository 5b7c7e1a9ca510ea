package dev.plumbline.report;

import dev.plumbline.schema.Field;
import dev.plumbline.tables.core.Coverage;
import java.sql.Date;
import java.time.LocalDate;
import org.apache.spark.sql.Row;

/** A row of {@link Coverage}. */
record Captured(
    String source, String object, String status, LocalDate first, LocalDate last, Long records) {

  static Captured from(Row row) {
    return new Captured(
        row.<String>getAs(Coverage.SOURCE.name()),
        row.<String>getAs(Coverage.OBJECT.name()),
        row.<String>getAs(Coverage.STATUS.name()),
        date(row, Coverage.FIRST_MONTH),
        date(row, Coverage.LAST_MONTH),
        row.<Long>getAs(Coverage.RECORDS.name()));
  }

  private static LocalDate date(Row row, Field field) {
    Date date = row.<Date>getAs(field.name());
    return date == null ? null : date.toLocalDate();
  }
}
