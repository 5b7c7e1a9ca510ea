package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.config.FitSettings;
import dev.plumbline.config.Settings;
import dev.plumbline.schema.Field;
import dev.plumbline.stats.fixtures.Fx1;
import dev.plumbline.tables.results.Curves;
import dev.plumbline.tables.results.Tests;
import dev.plumbline.tables.retention.Panel;
import dev.plumbline.testing.MemoryLake;
import dev.plumbline.testing.SparkTest;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Curves of FX1 from month 6 of tenure on; depth is x1, value x3. */
@SparkTest
class FitCurvesTest {

  private static final String HEADER =
      "account_id | product_line | spell_no | tenure | event | exit_code | stratum | depth_recent"
          + " | value | rep_id | parent_id | has_history";

  private final Job job =
      new FitModels(
          new FitSettings(1.10, List.of(6), 5),
          Settings.defaults().retention(),
          Settings.defaults().time());

  @Test
  void curvesStartAtTheLandmarkAndFallFromOne(MemoryLake lake) {
    lake.holds(Panel.TABLE, panel(account -> false));

    job.run(lake);

    List<Row> all =
        lake.read(Curves.TABLE).collectAsList().stream()
            .filter(row -> text(row, Curves.GROUP_VARIABLE).equals("depth"))
            .filter(row -> text(row, Curves.GROUP_LABEL).equals(Curves.ALL))
            .sorted((a, b) -> Integer.compare(month(a), month(b)))
            .toList();
    long atLandmark = Fx1.rows().stream().filter(row -> row.stop() == 7).count();
    assertThat(month(all.get(0))).isEqualTo(6);
    assertThat(number(all.get(0), Curves.RETENTION)).isOne();
    assertThat(all.get(0).<Long>getAs(Curves.AT_RISK.name())).isEqualTo(atLandmark);
    assertThat(all.get(0).<Long>getAs(Curves.ACCOUNTS.name())).isEqualTo(atLandmark);
    assertThat(all)
        .extracting(row -> number(row, Curves.RETENTION))
        .isSortedAccordingTo((a, b) -> Double.compare(b, a));
    double hazard = 0;
    for (Row row : all.subList(1, all.size())) {
      hazard +=
          row.<Long>getAs(Curves.EVENTS.name()) / (double) row.<Long>getAs(Curves.AT_RISK.name());
      assertThat(number(row, Curves.CUMULATIVE_HAZARD)).isCloseTo(hazard, within(1e-12));
    }
  }

  /** All of those who came to month 6 are in one of the thirds, and in the group of all. */
  @Test
  void thirdsMakeUpTheWhole(MemoryLake lake) {
    lake.holds(Panel.TABLE, panel(account -> false));

    job.run(lake);

    for (String variable : List.of("depth", "value")) {
      List<Row> starts =
          curves(lake).stream()
              .filter(row -> text(row, Curves.GROUP_VARIABLE).equals(variable) && month(row) == 6)
              .toList();
      assertThat(starts)
          .extracting(row -> text(row, Curves.GROUP_LABEL))
          .containsExactlyInAnyOrder("1 lowest", "2 middle", "3 highest", Curves.ALL);
      for (Field counted : List.of(Curves.AT_RISK, Curves.ACCOUNTS)) {
        long all = starts.stream().filter(this::isOfAll).mapToLong(r -> count(r, counted)).sum();
        long thirds =
            starts.stream().filter(r -> !isOfAll(r)).mapToLong(r -> count(r, counted)).sum();
        assertThat(thirds).isEqualTo(all);
      }
      assertThat(starts)
          .filteredOn(this::isOfAll)
          .allSatisfy(row -> assertThat(count(row, Curves.REPS)).isEqualTo(9));
    }
  }

  /** FX1 ends at month 24, so 18 months can be followed, not 24: there is no mean of 24. */
  @Test
  void meansNeedTheWholeHorizonAndDifferencesAreTested(MemoryLake lake) {
    lake.holds(Panel.TABLE, panel(account -> false));
    job.run(lake);
    assertThat(curves(lake))
        .allSatisfy(row -> assertThat(row.<Object>getAs(Curves.MEAN_MONTHS_24.name())).isNull());

    lake.holds(Panel.TABLE, stretched());
    job.run(lake);

    Row highest =
        curves(lake).stream()
            .filter(row -> text(row, Curves.GROUP_VARIABLE).equals("value"))
            .filter(row -> text(row, Curves.GROUP_LABEL).equals("3 highest"))
            .findFirst()
            .orElseThrow();
    double difference = number(highest, Curves.MEAN_MONTHS_24_DIFFERENCE);
    double error = number(highest, Curves.MEAN_MONTHS_24_DIFFERENCE_SE);
    assertThat(difference).isNegative();
    assertThat(error).isBetween(0.5, 6.0);
    assertThat(tests(lake, "value@6", Tests.MEAN_MONTHS_DIFFERENCE, "3 highest"))
        .isCloseTo(difference / error * (difference / error), within(1e-9));
    assertThat(tests(lake, "value@6", Tests.LOG_RANK, Tests.GLOBAL)).isPositive();
    assertThat(tests(lake, "depth@6", Tests.LOG_RANK, Tests.GLOBAL)).isPositive();
  }

  /** Every fifth account that does not churn is bought by another. */
  @Test
  void exitsThatCompeteHaveTheirIncidence(MemoryLake lake) {
    lake.holds(Panel.TABLE, panel(account -> account % 5 == 0));

    job.run(lake);

    List<Row> curves =
        lake.read(Curves.TABLE).collectAsList().stream()
            .filter(row -> text(row, Curves.GROUP_VARIABLE).equals("depth"))
            .filter(this::isOfAll)
            .toList();
    List<Row> mergers = ofExit(curves, "MERGER");
    List<Row> churn = ofExit(curves, "CHURN");
    List<Row> staying = ofExit(curves, Curves.STAYING);
    Row last = mergers.get(mergers.size() - 1);
    assertThat(number(mergers.get(0), Curves.RETENTION)).isOne();
    assertThat(number(last, Curves.RETENTION)).isBetween(0.5, 0.99);
    assertThat(number(last, Curves.STANDARD_ERROR)).isBetween(0.001, 0.2);
    assertThat(number(last, Curves.RETENTION_LOW)).isLessThan(number(last, Curves.RETENTION));
    assertThat(mergers.stream().mapToLong(row -> count(row, Curves.EVENTS)).sum())
        .isEqualTo(
            Fx1.rows().stream()
                .filter(row -> row.account() % 5 == 0 && !row.event() && row.stop() > 6)
                .filter(FitCurvesTest::isLast)
                .filter(row -> cameToMonth7(row.account()))
                .count());
    // Who is bought cannot churn any more: less churn than where mergers are censored.
    assertThat(number(churn.get(churn.size() - 1), Curves.RETENTION))
        .isGreaterThan(number(staying.get(staying.size() - 1), Curves.RETENTION));
  }

  /** Everybody who leaves churns: retention tells it all. */
  @Test
  void churnAloneHasNoIncidence(MemoryLake lake) {
    lake.holds(Panel.TABLE, panel(account -> false));

    job.run(lake);

    assertThat(lake.read(Curves.TABLE).collectAsList())
        .filteredOn(row -> !text(row, Curves.GROUP_VARIABLE).equals(Curves.STRATUM))
        .isNotEmpty()
        .allSatisfy(row -> assertThat(text(row, Curves.CURVE)).isEqualTo(Curves.STAYING));
  }

  private static boolean isLast(Fx1.Row row) {
    return Fx1.rows().stream()
        .noneMatch(other -> other.account() == row.account() && other.stop() > row.stop());
  }

  private static boolean cameToMonth7(int account) {
    return Fx1.rows().stream().anyMatch(row -> row.account() == account && row.stop() == 7);
  }

  private static List<Row> ofExit(List<Row> curves, String exit) {
    return curves.stream()
        .filter(row -> text(row, Curves.CURVE).equals(exit))
        .sorted((a, b) -> Integer.compare(month(a), month(b)))
        .toList();
  }

  private static List<Row> curves(MemoryLake lake) {
    return lake.read(Curves.TABLE).collectAsList();
  }

  private static double tests(MemoryLake lake, String subject, String test, String term) {
    return lake.read(Tests.TABLE).collectAsList().stream()
        .filter(row -> text(row, Tests.SUBJECT).equals(subject))
        .filter(row -> text(row, Tests.TEST).equals(test))
        .filter(row -> text(row, Tests.TERM).equals(term))
        .mapToDouble(row -> number(row, Tests.STATISTIC))
        .findFirst()
        .orElseThrow();
  }

  private boolean isOfAll(Row row) {
    return text(row, Curves.GROUP_LABEL).equals(Curves.ALL);
  }

  private static long count(Row row, Field field) {
    return row.<Long>getAs(field.name());
  }

  private static String text(Row row, Field field) {
    return row.getAs(field.name());
  }

  private static double number(Row row, Field field) {
    return row.<Double>getAs(field.name());
  }

  private static int month(Row row) {
    return row.<Integer>getAs(Curves.MONTH.name());
  }

  /** FX1; accounts of {@code isBought} that do not churn are bought in their last month. */
  private static String panel(IntPredicate isBought) {
    return Fx1.rows().stream()
        .map(
            row ->
                line(
                    row,
                    row.stop(),
                    row.event() ? 1 : 0,
                    !row.event() && isLast(row) && isBought.test(row.account())
                        ? "MERGER"
                        : row.event() ? "CHURN" : "NONE"))
        .collect(Collectors.joining("\n", HEADER + "\n", ""));
  }

  /** Every month after the sixth twice as long. */
  private static String stretched() {
    return Fx1.rows().stream()
        .map(
            row ->
                line(
                    row,
                    row.stop() <= 7 ? row.stop() : 7 + 2 * (row.stop() - 7),
                    row.event() ? 1 : 0,
                    row.event() ? "CHURN" : "NONE"))
        .collect(Collectors.joining("\n", HEADER + "\n", ""));
  }

  private static String line(Fx1.Row row, int tenure, int event, String exit) {
    return String.format(
        Locale.ROOT,
        "a%d | all | 1 | %d | %d | %s | s | %.3f | %.3f | r%d | p%d | true",
        row.account(),
        tenure,
        event,
        exit,
        row.x1() / 1000.0,
        row.x3() / 1000.0,
        row.rep(),
        row.parent());
  }
}
