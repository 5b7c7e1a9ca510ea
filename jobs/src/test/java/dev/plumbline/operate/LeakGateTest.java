package dev.plumbline.operate;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.config.QuarantineSettings;
import dev.plumbline.errors.QualityGateException;
import dev.plumbline.tables.operations.Leaks;
import dev.plumbline.tables.operations.Quality;
import dev.plumbline.testing.MemoryLake;
import dev.plumbline.testing.SparkTest;
import org.junit.jupiter.api.Test;

@SparkTest
class LeakGateTest {

  private static final String ROWS =
      """
      check    | table_path          | cutoff_month | rows | violations | in_columns   | status
      T-trunc  | core/account_months | 2024-05-01   | 100  | 3          | rep_id (3)   | %s
      SNAPSHOT | core/accounts       | null         | 100  | 100        | owner_id (100) | UNPROVEN
      """;

  @Test
  void nothingIsPublishedOnALeak(MemoryLake lake) {
    lake.holds(Leaks.TABLE, ROWS.formatted("LEAKS"));

    assertThatThrownBy(new QualityGate(lake, new QuarantineSettings(0.05))::checkLeaks)
        .isInstanceOf(QualityGateException.class)
        .hasMessageContaining(
            "core/account_months: T-trunc at 2024-05-01: 3 of 100 rows rest on what was not known"
                + " before their month, by column: rep_id (3)");
  }

  @Test
  void aLeakThatIsAcceptedStopsNothing(MemoryLake lake) {
    lake.holds(Leaks.TABLE, ROWS.formatted("ACCEPTED"));

    assertThatCode(new QualityGate(lake, new QuarantineSettings(0.05))::checkLeaks)
        .doesNotThrowAnyException();
  }

  @Test
  void nothingIsPublishedIfTooManyRowsAreNotAsExpected(MemoryLake lake) {
    lake.holds(
        Quality.TABLE,
        """
        table_path    | expectation        | rows | violations | status
        staging/cases | unique key         | 100  | 1          | FAILED
        staging/cases | account_id in core | 100  | 2          | LISTED
        """);

    assertThatThrownBy(new QualityGate(lake, new QuarantineSettings(0.05))::checkExpectations)
        .isInstanceOf(QualityGateException.class)
        .hasMessageContaining("staging/cases: expected unique key, and 1 of 100 rows are not so")
        .hasMessageNotContaining("account_id");
  }
}
