package dev.plumbline.publish;

import static dev.plumbline.tables.published.AccountQuadrant.ACCOUNT_ID;
import static dev.plumbline.tables.published.AccountQuadrant.AS_OF;
import static dev.plumbline.tables.published.AccountQuadrant.CUSTOMER_STATUS;
import static dev.plumbline.tables.published.AccountQuadrant.DATA_QUALITY;
import static dev.plumbline.tables.published.AccountQuadrant.DEPTH;
import static dev.plumbline.tables.published.AccountQuadrant.DEPTH_BAND;
import static dev.plumbline.tables.published.AccountQuadrant.QUADRANT;
import static dev.plumbline.tables.published.AccountQuadrant.VALUE_BAND;
import static dev.plumbline.tables.published.AccountQuadrant.WEAKEST_VALUE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.Field;
import dev.plumbline.tables.core.AccountMonths;
import dev.plumbline.tables.measures.RelationshipMonths;
import dev.plumbline.tables.measures.StageMonths;
import dev.plumbline.tables.published.AccountQuadrant;
import dev.plumbline.tables.retention.Spells;
import dev.plumbline.testing.SparkTest;
import dev.plumbline.testing.TableText;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

@SparkTest
class QuadrantsTest {

  private final TableText tables;

  QuadrantsTest(TableText tables) {
    this.tables = tables;
  }

  @Test
  void placesCurrentCustomersByDepthAndValue() {
    tables.expect(
        quadrants(
                """
                account_id | month      | depth_recent | value | buyer_contacts
                a          | 2024-06-01 | 0.1          | 0.1   | 3
                b          | 2024-06-01 | 0            | 0.1   | 3
                c          | 2024-06-01 | 0.1          | 0     | 3
                d          | 2024-06-01 | -1           | -1    | 3
                """)
            .select(
                ACCOUNT_ID.col(),
                DEPTH_BAND.col(),
                AccountQuadrant.STAGE.col(),
                VALUE_BAND.col(),
                QUADRANT.col()),
        """
        account_id | depth_band | stage | value_band | quadrant
        a          | DEEP       | 3     | HIGH       | VALUED_PARTNER
        b          | SHALLOW    | 2     | HIGH       | TRANSACTIONAL_VALUE
        c          | DEEP       | null  | LOW        | POLITE_FICTION?
        d          | SHALLOW    | null  | LOW        | AT_RISK
        """);
  }

  @Test
  void belowThreeBuyerContactsNothingTellsOfDepth() {
    tables.expect(
        quadrants(
                """
                account_id | month      | depth_recent | depth_velocity | value | buyer_contacts
                a          | 2024-06-01 | 1            | 1              | 1     | 2
                b          | 2024-06-01 | null         | null           | 1     | null
                c          | 2024-06-01 | 1            | 1              | null  | 4
                """)
            .select(
                ACCOUNT_ID.col(),
                DEPTH.col(),
                DEPTH_BAND.col(),
                AccountQuadrant.DEPTH_VELOCITY.col(),
                QUADRANT.col(),
                DATA_QUALITY.col()),
        """
        account_id | depth | depth_band | depth_velocity | quadrant | data_quality
        a          | null  | null       | null           | null     | FEW_BUYER_CONTACTS
        b          | null  | null       | null           | null     | NO_DEPTH
        c          | 1     | DEEP       | 1              | null     | NO_VALUE
        """);
  }

  @Test
  void onlyTheLastMonthCountsAndOnlyCurrentCustomersHaveAQuadrant() {
    tables.expect(
        quadrants(
                """
                account_id | month      | depth_recent | value | buyer_contacts
                a          | 2024-05-01 | -1           | -1    | 3
                a          | 2024-06-01 | 1            | 1     | 3
                left       | 2024-06-01 | 1            | 1     | 3
                back       | 2024-06-01 | 1            | 1     | 3
                prospect   | 2024-06-01 | 1            | 1     | 3
                """)
            .select(ACCOUNT_ID.col(), AS_OF.col(), CUSTOMER_STATUS.col(), QUADRANT.col()),
        """
        account_id | as_of      | customer_status | quadrant
        a          | 2024-06-01 | CURRENT         | VALUED_PARTNER
        left       | 2024-06-01 | FORMER          | null
        back       | 2024-06-01 | CURRENT         | VALUED_PARTNER
        prospect   | 2024-06-01 | NEVER           | null
        """);
  }

  @Test
  void namesTheLowestPartOfValueThatWasSeen() {
    tables.expect(
        quadrants(
                """
                account_id | month      | value_reliability | value_responsiveness | value_insight | value_outcomes
                a          | 2024-06-01 | 0.5               | -0.5                 | 0             | null
                b          | 2024-06-01 | null              | null                 | null          | null
                """)
            .select(ACCOUNT_ID.col(), WEAKEST_VALUE.col()),
        """
        account_id | weakest_value
        a          | responsiveness
        b          | null
        """);
  }

  /** Not even a mean of the two: the table is of accounts, and small. */
  @Test
  void noColumnSplitsDepthOrShowsALevel() {
    assertThat(AccountQuadrant.TABLE.fields())
        .extracting(Field::name)
        .noneMatch(name -> name.contains("personal") || name.contains("business"))
        .noneMatch(name -> name.contains("level") || name.contains("private"));
  }

  private Dataset<Row> quadrants(String relationshipMonths) {
    Dataset<Row> relationships = tables.given(RelationshipMonths.TABLE, relationshipMonths);
    Dataset<Row> spells =
        tables.given(
            Spells.TABLE,
            """
            account_id | spell_no | decision_date
            a          | 1        | null
            b          | 1        | null
            c          | 1        | null
            d          | 1        | null
            left       | 1        | 2024-05-20
            back       | 1        | 2023-05-20
            back       | 2        | null
            """);
    Dataset<Row> accountMonths =
        relationships.select(
            ACCOUNT_ID.col(),
            AccountMonths.MONTH.col(),
            AccountMonths.SEGMENT.from(ACCOUNT_ID.col()));
    Dataset<Row> stageMonths =
        tables.given(
            StageMonths.TABLE,
            """
            account_id | month      | stage
            a          | 2024-05-01 | 1
            a          | 2024-06-01 | 3
            b          | 2024-06-01 | 2
            """);
    return Quadrants.of(relationships, stageMonths, accountMonths, spells);
  }
}
