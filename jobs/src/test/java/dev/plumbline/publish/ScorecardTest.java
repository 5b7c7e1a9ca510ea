package dev.plumbline.publish;

import dev.plumbline.tables.results.Verdicts;
import dev.plumbline.testing.SparkTest;
import dev.plumbline.testing.TableText;
import org.junit.jupiter.api.Test;

@SparkTest
class ScorecardTest {

  private final TableText tables;

  ScorecardTest(TableText tables) {
    this.tables = tables;
  }

  @Test
  void carriesTheVerdictsWithoutTheRun() {
    var verdicts =
        tables.given(
            Verdicts.TABLE,
            """
            hypothesis | contrast | statement | prediction_a | prediction_b | model_id | estimate     | lower | upper | p   | q   | p_tost | events | minimum_detectable | evalue | finding | verdict    | gate    | gate_reason | reason
            H6         | depth    | s         | NEG          | NULL         | MJ       | 0.1234567894 | -1    | 1     | 0.5 | 0.6 | 0.7    | 190    | 0.2                | 1.5    | NEG     | SUPPORTS_A | WEAK_ID | few events  | because
            """);

    tables.expect(
        Scorecard.of(verdicts),
        """
        hypothesis | contrast | statement | prediction_a | prediction_b | model_id | estimate | estimate_low | estimate_high | p_value | q_value | p_equivalence | events | minimum_detectable_effect | e_value | finding | verdict    | gate    | gate_reason | reason
        H6         | depth    | s         | NEG          | NULL         | MJ       | 0.123457 | -1           | 1             | 0.5     | 0.6     | 0.7           | 190    | 0.2                       | 1.5     | NEG     | SUPPORTS_A | WEAK_ID | few events  | because
        """);
  }
}
