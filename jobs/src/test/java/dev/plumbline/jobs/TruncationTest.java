package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.config.OfficeHoursSettings;
import dev.plumbline.config.Settings;
import dev.plumbline.config.TimeSettings;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.features.CommunicationMonths;
import dev.plumbline.tables.features.ConflictMonths;
import dev.plumbline.tables.features.DisclosureMonths;
import dev.plumbline.tables.features.LedgerMonths;
import dev.plumbline.tables.features.ValueMonths;
import dev.plumbline.testing.MemoryLake;
import dev.plumbline.testing.SparkTest;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;

/**
 * Law 2, T-trunc: what was known before a cutoff does not depend on anything that came to be, or to
 * be known, at or after it. Records are made up at random, with threads, late knowledge, templates
 * and incidents that run across every cutoff.
 */
@SparkTest
class TruncationTest {

  private static final List<Table> FEATURES =
      List.of(
          DisclosureMonths.TABLE,
          CommunicationMonths.TABLE,
          ValueMonths.TABLE,
          ConflictMonths.TABLE,
          LedgerMonths.TABLE);

  private static final LocalDate FIRST_CUTOFF = LocalDate.of(2024, 2, 1);
  private static final LocalDate LAST_CUTOFF = LocalDate.of(2024, 6, 1);

  private final TimeSettings time =
      new TimeSettings(ZoneId.of("Europe/Helsinki"), 12, Optional.empty());
  private final OfficeHoursSettings officeHours = new OfficeHoursSettings(8, 18);
  private final List<Job> features =
      List.of(
          new BuildDisclosureMonths(),
          new BuildCommunicationMonths(time, officeHours),
          new BuildValueMonths(time),
          new BuildConflictMonths(time, Settings.defaults().relationship()),
          new BuildLedgerMonths(time, Settings.defaults().relationship()));

  @Test
  void featuresBeforeAnyCutoffAreTheSameWithoutTheRecordsAfterIt(MemoryLake full, MemoryLake cut) {
    RandomRecords records = RandomRecords.of(11);
    run(full, records);

    for (LocalDate month = FIRST_CUTOFF; !month.isAfter(LAST_CUTOFF); month = month.plusMonths(1)) {
      LocalDate cutoff = month;
      run(cut, records.before(cutoff.atStartOfDay(time.zone()).toInstant()));

      assertThat(FEATURES)
          .allSatisfy(
              table -> {
                String what = table.path() + " before " + cutoff;
                List<String> before = rowsBefore(full, table, cutoff);
                assertThat(before).as(what).hasSizeGreaterThan(3);
                assertThat(rowsBefore(cut, table, cutoff))
                    .as(what)
                    .containsExactlyInAnyOrderElementsOf(before);
              });
    }
  }

  private void run(MemoryLake lake, RandomRecords records) {
    records.resolveIn(lake, time, officeHours);
    features.forEach(job -> job.run(lake));
  }

  private static List<String> rowsBefore(MemoryLake lake, Table table, LocalDate cutoff) {
    return lake
        .read(table)
        .where(DisclosureMonths.MONTH.col().lt(functions.lit(cutoff)))
        .where(DisclosureMonths.KNOWN_MONTH.col().lt(functions.lit(cutoff)))
        .collectAsList()
        .stream()
        .map(TruncationTest::cells)
        .toList();
  }

  /** Sums of doubles depend on the order of their terms in the last digits. */
  private static String cells(Row row) {
    return IntStream.range(0, row.size())
        .mapToObj(row::get)
        .map(
            cell -> cell instanceof Double number ? "%.9e".formatted(number) : String.valueOf(cell))
        .collect(Collectors.joining(" "));
  }
}
