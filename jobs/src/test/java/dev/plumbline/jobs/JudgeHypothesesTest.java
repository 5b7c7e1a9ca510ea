package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.config.Settings;
import dev.plumbline.tables.operations.Leaks;
import dev.plumbline.tables.results.Coefficients;
import dev.plumbline.tables.results.Covariances;
import dev.plumbline.tables.results.Fits;
import dev.plumbline.tables.results.Tests;
import dev.plumbline.tables.results.Verdicts;
import dev.plumbline.testing.MemoryLake;
import dev.plumbline.testing.SparkTest;
import dev.plumbline.testing.TableText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SparkTest
class JudgeHypothesesTest {

  @Test
  void readsThePrimaryEstimatorOfEachModel(MemoryLake lake, TableText tables) {
    lake.holds(
        Fits.TABLE,
        """
        model_id | estimator | is_primary | terms               | missing_terms | dropped_terms | events | status  | reason
        M4       | efron_cox | false      | depth_recent        |               |               | 190    | OK      |
        M4       | cloglog   | true       | depth_recent        |               |               | 190    | WARN    | 7 events a term
        M6       | efron_cox | true       | depth_recent, value |               |               | 190    | OK      |
        MJ       | efron_cox | true       | depth_recent        | value, push   | size          | 190    | OK      |
        """);
    lake.holds(
        Coefficients.TABLE,
        """
        model_id | estimator | term         | estimate | se_robust | estimate_low | estimate_high | p_value | p_equivalence | minimum_detectable_effect | e_value | clusters
        M4       | efron_cox | depth_recent | 9        | 1         | 9            | 9             | 0.5     | 0.9           | 2.8                       | 2       | 41
        M4       | cloglog   | depth_recent | -0.5     | 0.1       | -0.7         | -0.3          | 0.001   | 0.9           | 0.28                      | 2.5     | 41
        M6       | efron_cox | depth_recent | -0.3     | 0.1       | -0.5         | -0.1          | 0.005   | 0.9           | 0.28                      | 2       | 41
        M6       | efron_cox | value        | -0.9     | 0.1       | -1.1         | -0.7          | 0.0001  | 0.9           | 0.28                      | 4       | 41
        MJ       | efron_cox | depth_recent | -0.4     | 0.1       | -0.6         | -0.2          | 0.002   | 0.9           | 0.28                      | 2       | 41
        """);
    lake.holds(
        Covariances.TABLE,
        """
        model_id | estimator | term         | other_term   | covariance
        M6       | efron_cox | depth_recent | value        | 0.002
        M6       | efron_cox | value        | depth_recent | 0.002
        """);

    lake.holds(
        Tests.TABLE,
        """
        subject       | test             | term         | statistic | status       | note
        M4/efron_cox  | likelihood_ratio | global       | 12        | null         | null
        M4            | lag_ratio        | depth_recent | 0.3       | FLAGGED      | it fades
        M6            | intent_shrink    | depth_recent | 0.1       | PASS         | it stays
        MT            | rep_turnover     | loss         | null      | NOT_EXAMINED | too few
        """);

    lake.holdsNoRowsOf(Leaks.TABLE);

    new JudgeHypotheses(Settings.defaults().fit()).run(lake);

    tables.expect(
        lake.read(Verdicts.TABLE)
            .select(
                Verdicts.HYPOTHESIS.col(),
                Verdicts.CONTRAST.col(),
                Verdicts.ESTIMATE.col(),
                Verdicts.UPPER.col(),
                Verdicts.Q.col(),
                Verdicts.Q_DEPENDENT.col(),
                Verdicts.EVALUE.col(),
                Verdicts.FINDING.col(),
                Verdicts.VERDICT.col(),
                Verdicts.GATE.col()),
        """
        hypothesis | contrast                            | estimate | upper    | q      | q_dependent | evalue | finding      | verdict      | gate
        H3         | net_relative in M3                  | null     | null     | null   | null | null   | INSUFFICIENT_EVIDENCE | INCONCLUSIVE | PASS
        H3         | need in M3                          | null     | null     | null   | null | null   | INSUFFICIENT_EVIDENCE | INCONCLUSIVE | PASS
        H4         | depth in M4                         | -0.5     | -0.3     | 0.001  | 0.0015      | 2.5    | NEG          | BOTH         | PASS
        H5         | value in M6                         | -0.9     | -0.7     | 0.0002 | 0.0003      | 4      | NEG          | SUPPORTS_B   | PASS
        H5         | difference of value and depth in M6 | 0.6      | 0.855648 | null   | null | null   | POS          | SUPPORTS_B   | PASS
        H6         | depth in MJ                         | null     | null     | null   | null | null   | NOT_TESTABLE | NOT_TESTABLE | PASS
        H8         | depth × conflict in MJ              | null     | null     | null   | null | null   | NOT_TESTABLE | NOT_TESTABLE | PASS
        H9         | depth_velocity in MJ                | null     | null     | null   | null | null   | NOT_TESTABLE | NOT_TESTABLE | PASS
        H10        | push × arms_length in MJ            | null     | null     | null   | null | null   | NOT_TESTABLE | NOT_TESTABLE | PASS
        H10        | push × arms_score in MJA            | null     | null     | null   | null | null   | INSUFFICIENT_EVIDENCE | INCONCLUSIVE | PASS
        H11        | depth_personal in M11               | null     | null     | null   | null | null   | INSUFFICIENT_EVIDENCE | INCONCLUSIVE | PASS
        H11        | withholding in M11                  | null     | null     | null   | null | null   | INSUFFICIENT_EVIDENCE | INCONCLUSIVE | PASS
        H12        | dormant in M12                      | null     | null     | null   | null | null   | INSUFFICIENT_EVIDENCE | INCONCLUSIVE | PASS
        H12        | depenetration in M12                | null     | null     | null   | null | null   | INSUFFICIENT_EVIDENCE | INCONCLUSIVE | PASS
        """);
    assertThat(
            lake.read(Verdicts.TABLE)
                .where(Verdicts.HYPOTHESIS.col().equalTo("H4"))
                .first()
                .<String>getAs(Verdicts.REASON.name()))
        .endsWith("; M4: 7 events a term");
  }

  @ParameterizedTest
  @CsvSource({"HOLDS, PASS, BOTH", "UNPROVEN, WEAK_ID, BOTH", "ACCEPTED, LEAK, INCONCLUSIVE"})
  void noVerdictStandsOnALeakEvenIfItIsLetPass(
      String status, String gate, String verdict, MemoryLake lake, TableText tables) {
    lake.holds(
        Fits.TABLE,
        """
        model_id | estimator | is_primary | terms        | missing_terms | dropped_terms | events | status | reason
        M4       | efron_cox | true       | depth_recent |               |               | 190    | OK     |
        """);
    lake.holds(
        Coefficients.TABLE,
        """
        model_id | estimator | term         | estimate | se_robust | estimate_low | estimate_high | p_value | p_equivalence | minimum_detectable_effect | e_value | clusters
        M4       | efron_cox | depth_recent | -0.5     | 0.1       | -0.7         | -0.3          | 0.001   | 0.9           | 0.28                      | 2.5     | 41
        """);
    lake.holdsNoRowsOf(Covariances.TABLE);
    lake.holds(
        Tests.TABLE,
        """
        subject | test          | term         | statistic | status | note
        M4      | lag_ratio     | depth_recent | 0.7       | PASS   | it stays
        M6      | intent_shrink | depth_recent | 0.1       | PASS   | it stays
        """);
    lake.holds(
        Leaks.TABLE,
        """
        check   | table_path          | cutoff_month | rows | violations | in_columns | status
        T-trunc | core/account_months | 2024-05-01   | 100  | 3          | rep_id (3) | %s
        """
            .formatted(status));

    new JudgeHypotheses(Settings.defaults().fit()).run(lake);

    tables.expect(
        lake.read(Verdicts.TABLE)
            .where(Verdicts.HYPOTHESIS.col().equalTo("H4"))
            .select(Verdicts.FINDING.col(), Verdicts.GATE.col(), Verdicts.VERDICT.col()),
        """
        finding | gate | verdict
        NEG     | %s   | %s
        """
            .formatted(gate, verdict));
  }
}
