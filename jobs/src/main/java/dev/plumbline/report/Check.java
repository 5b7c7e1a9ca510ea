package dev.plumbline.report;

import dev.plumbline.tables.results.Tests;
import org.apache.spark.sql.Row;

/** A check of identification: a row of {@link Tests} that has a status. */
record Check(
    String subject,
    String test,
    Double statistic,
    Double p,
    Double threshold,
    String status,
    String note) {

  static Check from(Row row) {
    return new Check(
        row.<String>getAs(Tests.SUBJECT.name()),
        row.<String>getAs(Tests.TEST.name()),
        row.<Double>getAs(Tests.STATISTIC.name()),
        row.<Double>getAs(Tests.P_VALUE.name()),
        row.<Double>getAs(Tests.THRESHOLD.name()),
        row.<String>getAs(Tests.STATUS.name()),
        row.<String>getAs(Tests.NOTE.name()));
  }
}
