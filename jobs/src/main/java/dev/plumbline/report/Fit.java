package dev.plumbline.report;

import dev.plumbline.tables.results.Fits;
import org.apache.spark.sql.Row;

/** A row of {@link Fits}. */
record Fit(
    String model,
    String estimator,
    String terms,
    String missing,
    Long months,
    Long accounts,
    Long events,
    Double logLikelihood,
    Double concordance,
    Double concordanceSe,
    String controls,
    String status,
    String reason) {

  static Fit from(Row row) {
    return new Fit(
        row.<String>getAs(Fits.MODEL_ID.name()),
        row.<String>getAs(Fits.ESTIMATOR.name()),
        row.<String>getAs(Fits.TERMS.name()),
        row.<String>getAs(Fits.MISSING_TERMS.name()),
        row.<Long>getAs(Fits.ACCOUNT_MONTHS.name()),
        row.<Long>getAs(Fits.ACCOUNTS.name()),
        row.<Long>getAs(Fits.EVENTS.name()),
        row.<Double>getAs(Fits.LOG_LIKELIHOOD.name()),
        row.<Double>getAs(Fits.CONCORDANCE.name()),
        row.<Double>getAs(Fits.CONCORDANCE_SE.name()),
        row.<String>getAs(Fits.CONTROL_SET.name()),
        row.<String>getAs(Fits.STATUS.name()),
        row.<String>getAs(Fits.REASON.name()));
  }
}
