package dev.plumbline.report;

import dev.plumbline.tables.published.RetentionCurves;
import org.apache.spark.sql.Row;

/** A row of {@link RetentionCurves}. */
record CurvePoint(
    String variable,
    String group,
    Integer landmark,
    Integer start,
    Integer month,
    Long accounts,
    Long atRisk,
    Double retention,
    Double low,
    Double high,
    Double meanMonths) {

  static CurvePoint from(Row row) {
    return new CurvePoint(
        row.<String>getAs(RetentionCurves.GROUP_VARIABLE.name()),
        row.<String>getAs(RetentionCurves.GROUP_LABEL.name()),
        row.<Integer>getAs(RetentionCurves.LANDMARK_MONTH.name()),
        row.<Integer>getAs(RetentionCurves.START_MONTH.name()),
        row.<Integer>getAs(RetentionCurves.TENURE_MONTH.name()),
        row.<Long>getAs(RetentionCurves.ACCOUNTS.name()),
        row.<Long>getAs(RetentionCurves.AT_RISK.name()),
        row.<Double>getAs(RetentionCurves.RETENTION.name()),
        row.<Double>getAs(RetentionCurves.RETENTION_LOW.name()),
        row.<Double>getAs(RetentionCurves.RETENTION_HIGH.name()),
        row.<Double>getAs(RetentionCurves.MEAN_MONTHS_24.name()));
  }

  boolean isTold() {
    return retention != null;
  }
}
