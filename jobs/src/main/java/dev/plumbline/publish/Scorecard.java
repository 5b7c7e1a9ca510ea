package dev.plumbline.publish;

import dev.plumbline.tables.published.TheoryScorecard;
import dev.plumbline.tables.results.Verdicts;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The verdicts as analysts read them: without the run that reached them, in published names. */
public final class Scorecard {

  private Scorecard() {}

  /**
   * Rows of {@link TheoryScorecard}.
   *
   * @param verdicts rows of {@link Verdicts}
   */
  public static Dataset<Row> of(Dataset<Row> verdicts) {
    Dataset<Row> rows =
        verdicts.select(
            Verdicts.HYPOTHESIS.col(),
            Verdicts.CONTRAST.col(),
            Verdicts.STATEMENT.col(),
            Verdicts.PREDICTION_A.col(),
            Verdicts.PREDICTION_B.col(),
            Verdicts.MODEL_ID.col(),
            TheoryScorecard.ESTIMATE.from(Verdicts.ESTIMATE.col()),
            TheoryScorecard.ESTIMATE_LOW.from(Verdicts.LOWER.col()),
            TheoryScorecard.ESTIMATE_HIGH.from(Verdicts.UPPER.col()),
            TheoryScorecard.P_VALUE.from(Verdicts.P.col()),
            TheoryScorecard.Q_VALUE.from(Verdicts.Q.col()),
            TheoryScorecard.P_EQUIVALENCE.from(Verdicts.P_TOST.col()),
            TheoryScorecard.EVENTS.from(Verdicts.EVENTS.col()),
            TheoryScorecard.MINIMUM_DETECTABLE_EFFECT.from(Verdicts.MINIMUM_DETECTABLE.col()),
            TheoryScorecard.E_VALUE.from(Verdicts.EVALUE.col()),
            Verdicts.FINDING.col(),
            Verdicts.VERDICT.col(),
            Verdicts.GATE.col(),
            Verdicts.GATE_REASON.col(),
            Verdicts.REASON.col());
    return TenDigits.of(TheoryScorecard.TABLE, rows);
  }
}
