package dev.plumbline.measures;

import static dev.plumbline.tables.core.AccountMonths.ACCOUNT_ID;
import static dev.plumbline.tables.core.AccountMonths.SEGMENT;
import static org.apache.spark.sql.functions.col;

import dev.plumbline.tables.core.AccountMonths;
import dev.plumbline.tables.measures.References;
import dev.plumbline.testing.SparkTest;
import dev.plumbline.testing.TableText;
import org.junit.jupiter.api.Test;

@SparkTest
class ConnectionsTest {

  private static final String MONTHS =
      """
      account_id | segment
      acme       | Small
      globex     | Large
      """;

  private final TableText tables;

  ConnectionsTest(TableText tables) {
    this.tables = tables;
  }

  /** Of Large too little was known in the reference period. */
  @Test
  void whatIsUsualOfAllIsUsualOfASegmentThatNothingIsKnownOf() {
    expect(
        """
        measure           | center | scale
        contact_gap/Small | 3      | 0.5
        contact_gap/      | 2      | 0.25
        depth             | 7      | 7
        """,
        """
        account_id | usual_log_gap | usual_log_gap_spread
        acme       | 3             | 0.5
        globex     | 2             | 0.25
        """);
  }

  @Test
  void nothingIsUsualWhereNobodyPaused() {
    expect(
        """
        measure | center | scale
        depth   | 7      | 7
        """,
        """
        account_id | usual_log_gap | usual_log_gap_spread
        acme       | null          | null
        globex     | null          | null
        """);
  }

  private void expect(String references, String expected) {
    tables.expect(
        Connections.besideUsual(
                tables.given(AccountMonths.TABLE, MONTHS).select(ACCOUNT_ID.col(), SEGMENT.col()),
                tables.given(References.TABLE, references))
            .select(ACCOUNT_ID.col(), col("usual_log_gap"), col("usual_log_gap_spread")),
        expected);
  }
}
