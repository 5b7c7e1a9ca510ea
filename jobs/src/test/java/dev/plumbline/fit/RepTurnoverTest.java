package dev.plumbline.fit;

import static org.apache.spark.sql.functions.countDistinct;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.models.Term;
import dev.plumbline.tables.retention.Panel;
import dev.plumbline.testing.SparkTest;
import dev.plumbline.testing.TableText;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** The stacked landmark design of D5, by hand. */
@SparkTest
class RepTurnoverTest {

  private static final String HEADER =
      """
      account_id | product_line | spell_no | month | calendar_quarter | stratum | has_history | depth_recent | depth_source | value | rep_id | rep_changed_month | left_rep_id
      """;

  private final TableText tables;

  RepTurnoverTest(TableText tables) {
    this.tables = tables;
  }

  /**
   * Of acme the rep left; globex is like it and its rep stays until May. The rep of hooli changed
   * within the year, stark is of a stratum in which nobody lost a rep, nobody knows how deep umbra
   * is, and vandal has no year of history.
   */
  @Test
  void whoLostItsRepIsFollowedBesideThoseOfItsStratumWhoDidNot() {
    Dataset<Row> stacked =
        stacked(
            """
            acme   | a | 1 | 2024-03-01 | 2024Q1 | s1 | true  | .5   | TEXT | .1   | rita | 2024-03-01 | rob
            acme   | a | 1 | 2024-04-01 | 2024Q2 | s1 | true  | .9   | META | .8   | rita | 2024-03-01 | null
            acme   | a | 1 | 2025-02-01 | 2025Q1 | s1 | true  | .9   | META | .8   | rita | 2024-03-01 | null
            acme   | a | 1 | 2025-03-01 | 2025Q1 | s1 | true  | .9   | META | .8   | rita | 2024-03-01 | null
            globex | a | 1 | 2024-03-01 | 2024Q1 | s1 | true  | .3   | META | .2   | sam  | 2023-02-01 | null
            globex | a | 1 | 2024-04-01 | 2024Q2 | s1 | true  | .3   | META | .2   | sam  | 2023-02-01 | null
            globex | a | 1 | 2024-05-01 | 2024Q2 | s1 | true  | .3   | META | .2   | kim  | 2024-05-01 | null
            hooli  | a | 1 | 2024-03-01 | 2024Q1 | s1 | true  | .3   | TEXT | .2   | sam  | 2023-03-01 | null
            stark  | a | 1 | 2024-03-01 | 2024Q1 | s2 | true  | .3   | TEXT | .2   | sam  | null       | null
            umbra  | a | 1 | 2024-03-01 | 2024Q1 | s1 | true  | null | NONE | .2   | sam  | null       | null
            vandal | a | 1 | 2024-03-01 | 2024Q1 | s1 | false | .3   | TEXT | .2   | sam  | null       | null
            """);

    tables.expect(
        stacked.selectExpr(
            "account_id",
            "month",
            "landmark",
            "since",
            "rep_left",
            "depth_at_landmark",
            "depth_source_at_landmark",
            "value_at_landmark",
            "rep_at_landmark"),
        """
        account_id | month      | landmark   | since | rep_left | depth_at_landmark | depth_source_at_landmark | value_at_landmark | rep_at_landmark
        acme       | 2024-03-01 | 2024-03-01 | 1     | 1        | .5                | TEXT                     | .1                | rob
        acme       | 2024-04-01 | 2024-03-01 | 2     | 1        | .5                | TEXT                     | .1                | rob
        acme       | 2025-02-01 | 2024-03-01 | 12    | 1        | .5                | TEXT                     | .1                | rob
        globex     | 2024-03-01 | 2024-03-01 | 1     | 0        | .3                | META                     | .2                | sam
        globex     | 2024-04-01 | 2024-03-01 | 2     | 0        | .3                | META                     | .2                | sam
        """);
  }

  @Test
  void eachThatLostItsRepHasFiveBesideIt() {
    String kept =
        IntStream.range(0, 20)
            .mapToObj(
                "kept%d | a | 1 | 2024-03-01 | 2024Q1 | s1 | true | .3 | TEXT | .2 | sam | null | null"
                    ::formatted)
            .collect(Collectors.joining("\n"));
    String lost =
        "lost%d | a | 1 | 2024-03-01 | 2024Q1 | s1 | true | .3 | TEXT | .2 | rita | 2024-03-01 | rob";

    tables.expect(
        stacked(String.join("\n", kept, lost.formatted(1), lost.formatted(2)))
            .groupBy("rep_left")
            .agg(countDistinct(Panel.ACCOUNT_ID.col()).as("accounts")),
        """
        rep_left | accounts
        1        | 2
        0        | 10
        """);
  }

  /** Depth of text and of metadata differ, in small models, too. */
  @Test
  void depthIsHeldAgainstThatOfTheSameSource() {
    assertThat(List.of(RepTurnover.model().controls(), RepTurnover.model().minimalControls()))
        .allSatisfy(
            controls ->
                assertThat(controls).extracting(Term::name).contains("depth_source_at_landmark"));
  }

  private Dataset<Row> stacked(String rows) {
    return RepTurnover.stacked(tables.given(Panel.TABLE, HEADER + rows));
  }
}
