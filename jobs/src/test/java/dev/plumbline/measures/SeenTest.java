package dev.plumbline.measures;

import static dev.plumbline.tables.core.AccountMonths.ACCOUNT_ID;
import static dev.plumbline.tables.core.AccountMonths.MONTH;

import dev.plumbline.tables.core.AccountMonths;
import dev.plumbline.testing.SparkTest;
import dev.plumbline.testing.TableText;
import org.junit.jupiter.api.Test;

@SparkTest
class SeenTest {

  private final TableText tables;

  SeenTest(TableText tables) {
    this.tables = tables;
  }

  /** And do not end where nothing is captured any more. */
  @Test
  void monthsBeginWhereAnythingIsCaptured() {
    expect(
        """
        account_id | month      | is_mail_captured | is_crm_captured
        acme       | 2021-12-01 | false            | false
        acme       | 2022-01-01 | false            | true
        acme       | 2022-02-01 | true             | true
        acme       | 2022-03-01 | false            | false
        globex     | 2021-11-01 | false            | false
        globex     | 2022-02-01 | true             | true
        """,
        """
        account_id | month
        acme       | 2022-01-01
        acme       | 2022-02-01
        acme       | 2022-03-01
        globex     | 2022-02-01
        """);
  }

  @Test
  void noMonthIsMeasuredIfNothingWasEverCaptured() {
    expect(
        """
        account_id | month      | is_mail_captured | is_crm_captured
        acme       | 2021-12-01 | false            | false
        """,
        """
        account_id | month
        """);
  }

  /** Cases alone tell of no meeting. */
  @Test
  void meetingsAreSeenInMonthsOfActivitiesAlone() {
    tables.expect(
        Seen.in(
                tables.given(
                    AccountMonths.TABLE,
                    """
                    account_id | month      | is_crm_captured | is_activity_captured
                    acme       | 2022-01-01 | true            | false
                    acme       | 2022-02-01 | true            | true
                    acme       | 2022-03-01 | true            | true
                    """))
            .select(
                MONTH.col(),
                Seen.crmMonths(Span.BASE).as("crm"),
                Seen.activityMonths().as("activities")),
        """
        month      | crm | activities
        2022-01-01 | 0   | 0
        2022-02-01 | 1   | 0
        2022-03-01 | 2   | 1
        """);
  }

  private void expect(String months, String expected) {
    tables.expect(
        Seen.sinceCapture(tables.given(AccountMonths.TABLE, months))
            .select(ACCOUNT_ID.col(), MONTH.col()),
        expected);
  }
}
