package dev.plumbline.publish;

import static dev.plumbline.tables.published.EffectsForest.FACTOR;
import static dev.plumbline.tables.published.EffectsForest.HAZARD_RATIO_DIRECT;
import static dev.plumbline.tables.published.EffectsForest.HAZARD_RATIO_TOTAL;
import static dev.plumbline.tables.published.EffectsForest.HYPOTHESIS;
import static dev.plumbline.tables.published.EffectsForest.MODEL_DIRECT;
import static dev.plumbline.tables.published.EffectsForest.MODEL_TOTAL;
import static dev.plumbline.tables.published.EffectsForest.P_VALUE;
import static dev.plumbline.tables.published.EffectsForest.Q_VALUE;
import static dev.plumbline.tables.published.EffectsForest.REASON;
import static dev.plumbline.tables.published.EffectsForest.SHARE_DIRECT;
import static dev.plumbline.tables.published.EffectsForest.STATUS;
import static dev.plumbline.tables.published.EffectsForest.VERDICT;

import dev.plumbline.tables.results.Coefficients;
import dev.plumbline.tables.results.Fits;
import dev.plumbline.tables.results.Verdicts;
import dev.plumbline.testing.SparkTest;
import dev.plumbline.testing.TableText;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

@SparkTest
class ForestTest {

  private final TableText tables;

  ForestTest(TableText tables) {
    this.tables = tables;
  }

  @Test
  void totalAndDirectEffectStandSideBySideWithTheirVerdict() {
    Dataset<Row> fits =
        tables.given(
            Fits.TABLE,
            """
            model_id | estimator | is_primary | status | reason
            M4       | efron_cox | true       | OK     |
            M4       | cloglog   | false      | OK     |
            MJ       | efron_cox | true       | OK     |
            """);
    Dataset<Row> coefficients =
        tables.given(
            Coefficients.TABLE,
            """
            model_id | estimator | term         | estimate | estimate_low | estimate_high | p_value | e_value
            M4       | efron_cox | depth_recent | -0.8     | -1           | -0.6          | 0.001   | 3
            M4       | cloglog   | depth_recent | -9       | -9           | -9            | 0.001   | 3
            MJ       | efron_cox | depth_recent | -0.4     | -0.6         | -0.2          | 0.01    | 2
            MJ       | efron_cox | value        | -0.5     | -0.6         | -0.4          | 0.02    | 2
            """);
    Dataset<Row> verdicts =
        tables.given(
            Verdicts.TABLE,
            """
            hypothesis | contrast     | q    | verdict
            H6         | depth in MJ  | 0.03 | SUPPORTS_A
            H6         | share_direct | null | SUPPORTS_A
            """);

    tables.expect(
        Forest.of(fits, coefficients, verdicts)
            .where(FACTOR.col().isin("depth_recent", "value"))
            .select(
                FACTOR.col(),
                MODEL_TOTAL.col(),
                HAZARD_RATIO_TOTAL.col(),
                MODEL_DIRECT.col(),
                HAZARD_RATIO_DIRECT.col(),
                SHARE_DIRECT.col(),
                P_VALUE.col(),
                HYPOTHESIS.col(),
                Q_VALUE.col(),
                VERDICT.col(),
                STATUS.col()),
        """
        factor       | model_total | hazard_ratio_total | model_direct | hazard_ratio_direct | share_direct | p_value | hypothesis | q_value | verdict    | status
        depth_recent | M4          | 0.449329           | MJ           | 0.670320            | 0.5          | 0.01    | H6         | 0.03    | SUPPORTS_A | OK
        value        | null        | null               | MJ           | 0.606531            | null         | 0.02    | H5         | null    | null       | OK
        """);
  }

  @Test
  void aRefusedModelAndAMissingFactorSayWhy() {
    Dataset<Row> fits =
        tables.given(
            Fits.TABLE,
            """
            model_id | estimator | is_primary | status  | reason
            M4       | efron_cox | true       | REFUSED | 12 events for 5 terms
            MV       | efron_cox | true       | WARN    | few events
            MVALUE   | efron_cox | true       | OK      |
            """);
    Dataset<Row> coefficients =
        tables.given(
            Coefficients.TABLE,
            """
            model_id | estimator | term       | estimate
            MV       | efron_cox | log_volume | -0.1
            """);

    tables.expect(
        Forest.of(fits, coefficients, tables.none(Verdicts.TABLE))
            .select(FACTOR.col(), HAZARD_RATIO_TOTAL.col(), STATUS.col(), REASON.col()),
        """
        factor       | hazard_ratio_total | status  | reason
        depth_recent | null               | REFUSED | M4: 12 events for 5 terms
        log_volume   | 0.904837           | WARN    | MV: few events
        value        | null               | MISSING | MVALUE: no row could fill the factor, or it is constant
        """);
  }
}
