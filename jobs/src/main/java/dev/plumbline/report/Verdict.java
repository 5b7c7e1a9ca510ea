package dev.plumbline.report;

import dev.plumbline.tables.published.TheoryScorecard;
import org.apache.spark.sql.Row;

/** A row of {@link TheoryScorecard}. */
record Verdict(
    String hypothesis,
    String contrast,
    String statement,
    String predictionA,
    String predictionB,
    Double estimate,
    Double low,
    Double high,
    Double q,
    Long events,
    Double minimumDetectable,
    Double eValue,
    String finding,
    String verdict,
    String gate,
    String gateReason,
    String reason) {

  static Verdict from(Row row) {
    return new Verdict(
        row.<String>getAs(TheoryScorecard.HYPOTHESIS.name()),
        row.<String>getAs(TheoryScorecard.CONTRAST.name()),
        row.<String>getAs(TheoryScorecard.STATEMENT.name()),
        row.<String>getAs(TheoryScorecard.PREDICTION_A.name()),
        row.<String>getAs(TheoryScorecard.PREDICTION_B.name()),
        row.<Double>getAs(TheoryScorecard.ESTIMATE.name()),
        row.<Double>getAs(TheoryScorecard.ESTIMATE_LOW.name()),
        row.<Double>getAs(TheoryScorecard.ESTIMATE_HIGH.name()),
        row.<Double>getAs(TheoryScorecard.Q_VALUE.name()),
        row.<Long>getAs(TheoryScorecard.EVENTS.name()),
        row.<Double>getAs(TheoryScorecard.MINIMUM_DETECTABLE_EFFECT.name()),
        row.<Double>getAs(TheoryScorecard.E_VALUE.name()),
        row.<String>getAs(TheoryScorecard.FINDING.name()),
        row.<String>getAs(TheoryScorecard.VERDICT.name()),
        row.<String>getAs(TheoryScorecard.GATE.name()),
        row.<String>getAs(TheoryScorecard.GATE_REASON.name()),
        row.<String>getAs(TheoryScorecard.REASON.name()));
  }
}
