package dev.plumbline.jobs.leaks;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;

import dev.plumbline.jobs.Job;
import dev.plumbline.lake.Lake;
import dev.plumbline.schema.Field;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.core.AccountMonths;
import dev.plumbline.tables.operations.Leaks;
import dev.plumbline.tables.retention.Panel;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * T-trunc and T-scramble at one cutoff; method section 3.
 *
 * <p>The jobs that tell of accounts and months run once more over a sample of accounts, whose
 * records stand there twice: as they are, and others from the cutoff on. Whatever tells of the time
 * before must be the same.
 *
 * @param jobs all jobs that come before, in order
 * @param rows at most so many account-months for each of both checks
 */
public record LeakTests(List<Job> jobs, ZoneId zone, int rows) {

  public LeakTests {
    jobs =
        jobs.stream()
            .filter(job -> job.writes().stream().anyMatch(LeakTests::tellsOfMonths))
            .toList();
  }

  /** A table of months of accounts, as known before or at each of them. */
  public static boolean tellsOfMonths(Table table) {
    return switch (table.layer()) {
      case CORE, FEATURES, MEASURES ->
          isKeyedBy(table, AccountMonths.ACCOUNT_ID) && monthOf(table).isPresent();
      case STAGING, RETENTION, RESULTS, PUBLISHED, OPERATIONS, QUARANTINE -> false;
    };
  }

  static Optional<Field> monthOf(Table table) {
    return isKeyedBy(table, AccountMonths.MONTH)
        ? Optional.of(AccountMonths.MONTH)
        : Optional.empty();
  }

  private static boolean isKeyedBy(Table table, Field field) {
    return table.key().stream().anyMatch(key -> key.name().equals(field.name()));
  }

  /** What the jobs read that they do not make of each other. */
  public List<Table> reads() {
    List<Table> made = made();
    return Stream.concat(
            Stream.of(
                Panel.TABLE,
                dev.plumbline.tables.core.Accounts.TABLE,
                dev.plumbline.tables.staging.FieldHistory.TABLE),
            jobs.stream().flatMap(job -> job.reads().stream()))
        .filter(table -> !made.contains(table))
        .distinct()
        .toList();
  }

  /**
   * Rows of {@link Leaks} without a status.
   *
   * @param cutoffMonth a month of the panel
   */
  public Dataset<Row> at(LocalDate cutoffMonth, Lake lake) {
    Dataset<Row> sample = Sample.of(lake.read(Panel.TABLE), cutoffMonth, rows);
    Instant cutoff = cutoffMonth.atStartOfDay(zone).toInstant();
    TwoCourses courses = new TwoCourses(new SampledLake(lake, sample), cutoff).after(jobs);
    return new Differences(cutoffMonth)
        .of(made(), courses, sample)
        .withColumn(Leaks.CUTOFF_MONTH.name(), Leaks.CUTOFF_MONTH.from(lit(cutoffMonth)));
  }

  /** The same rows where neither was run: nothing compared. */
  public static Dataset<Row> notRun(Dataset<Row> any) {
    Column none = lit(null);
    return any.agg(collect_set(lit(1)).as(Leaks.ROWS.name()))
        .select(
            explode(array(lit(Leaks.TRUNCATION), lit(Leaks.SCRAMBLE))).as(Leaks.CHECK.name()),
            Leaks.TABLE_PATH.from(lit(Panel.TABLE.path())),
            Leaks.CUTOFF_MONTH.from(none),
            Leaks.ROWS.from(lit(0)),
            Leaks.VIOLATIONS.from(lit(0)),
            Leaks.IN_COLUMNS.from(none));
  }

  private List<Table> made() {
    return jobs.stream()
        .flatMap(job -> job.writes().stream())
        .filter(LeakTests::tellsOfMonths)
        .distinct()
        .toList();
  }
}
