package dev.plumbline.jobs;

import dev.plumbline.config.LeakSettings;
import dev.plumbline.config.TimeSettings;
import dev.plumbline.tables.core.Accounts;
import dev.plumbline.tables.operations.Leaks;
import dev.plumbline.tables.retention.Panel;
import dev.plumbline.tables.staging.FieldHistory;
import dev.plumbline.tables.staging.Opportunities;
import dev.plumbline.tables.staging.Users;
import dev.plumbline.testing.MemoryLake;
import dev.plumbline.testing.SparkTest;
import dev.plumbline.testing.TableText;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@SparkTest
class CheckLeaksTest {

  private static final TimeSettings TIME = new TimeSettings(ZoneId.of("UTC"), 12, Optional.empty());

  @Test
  void sourcesAtTheCutoffAndRepsWhoJoinedLaterAreLeaksAndAMissingHistoryIsNoProof(
      MemoryLake lake, TableText tables) {
    lake.holds(
        Panel.TABLE,
        """
        account_id | month      | cutoff_at            | max_source_at        | rep_id
        a0         | 2024-03-01 | 2024-03-01T00:00:00Z | 2024-02-29T23:59:59Z | u1
        a1         | 2024-03-01 | 2024-03-01T00:00:00Z | 2024-03-01T00:00:00Z | u1
        a2         | 2024-03-01 | 2024-03-01T00:00:00Z | null                 | u2
        """);
    lake.holds(
        Users.TABLE,
        """
        rep_id | known_at
        u1     | 2024-01-10T00:00:00Z
        u2     | 2024-07-10T00:00:00Z
        """);
    lake.holds(
        Accounts.TABLE,
        """
        account_id | owner_id
        a0         | u1
        a1         | u1
        """);
    lake.holds(
        Opportunities.TABLE,
        """
        opportunity_id | kind    | is_closed | is_won
        o1             | RENEWAL | true      | false
        o2             | RENEWAL | true      | true
        """);
    lake.holds(
        FieldHistory.TABLE,
        """
        object        | object_id | field | new_value | changed_at
        opportunities | o1        | stage | Lost      | 2024-02-10T00:00:00Z
        """);

    new CheckLeaks(List.of(), new LeakSettings(0, List.of()), TIME).run(lake);

    tables.expect(
        lake.read(Leaks.TABLE),
        """
        check      | table_path            | cutoff_month | rows | violations | in_columns        | status
        T-clock    | retention/panel       | null         | 3    | 1          | max_source_at (1) | LEAKS
        T-clock    | core/account_months   | null         | 3    | 1          | rep_id (1)        | LEAKS
        SNAPSHOT   | core/accounts         | null         | 2    | 2          | owner_id (2)      | UNPROVEN
        SNAPSHOT   | staging/opportunities | null         | 1    | 0          | null              | HOLDS
        T-trunc    | retention/panel       | null         | 0    | 0          | null              | NOT_RUN
        T-scramble | retention/panel       | null         | 0    | 0          | null              | NOT_RUN
        """);
  }
}
