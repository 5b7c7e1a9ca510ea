package dev.plumbline.report;

import dev.plumbline.tables.operations.Conservation;
import org.apache.spark.sql.Row;

/** What became of the records of one object: sums of {@link Conservation} over files. */
record Conserved(
    String source,
    String object,
    Long read,
    Long accepted,
    Long quarantined,
    Long duplicate,
    Long outOfScope) {

  static Conserved from(Row row) {
    return new Conserved(
        row.<String>getAs(Conservation.SOURCE.name()),
        row.<String>getAs(Conservation.OBJECT.name()),
        row.<Long>getAs(Conservation.RECORDS_READ.name()),
        row.<Long>getAs(Conservation.ACCEPTED.name()),
        row.<Long>getAs(Conservation.QUARANTINED.name()),
        row.<Long>getAs(Conservation.DUPLICATE.name()),
        row.<Long>getAs(Conservation.OUT_OF_SCOPE.name()));
  }
}
