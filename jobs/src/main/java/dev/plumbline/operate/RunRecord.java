package dev.plumbline.operate;

import static java.util.stream.Collectors.joining;

import java.sql.Date;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * What is known of a run while it goes on; a row of {@link dev.plumbline.tables.operations.Runs}
 * when it ends.
 *
 * @param listing the settings, secrets redacted
 * @param rubric version and hash of the lexicon
 * @param ingested what became of the records
 * @param asOf first day after the data that was used; null until it is known
 */
record RunRecord(
    String id,
    String command,
    Instant startedAt,
    String listing,
    String rubric,
    RecipeBook book,
    List<Step> ran,
    List<Step> kept,
    Ingested ingested,
    Date asOf) {

  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /** The id is the second in which it begins, and four digits of which process this is. */
  static RunRecord begin(
      String command, String listing, String rubric, RecipeBook book, Clock clock) {
    Instant now = clock.instant();
    String process =
        Fingerprint.of("%d %d".formatted(ProcessHandle.current().pid(), System.nanoTime()));
    String id = SECOND.format(now) + "-" + process.substring(0, 4);
    return new RunRecord(
        id, command, now, listing, rubric, book, List.of(), List.of(), Ingested.NOTHING, null);
  }

  RunRecord withPlan(Plan plan) {
    return new RunRecord(
        id, command, startedAt, listing, rubric, book, plan.toRun(), plan.kept(), ingested, asOf);
  }

  RunRecord withAsOf(Date day) {
    return new RunRecord(id, command, startedAt, listing, rubric, book, ran, kept, ingested, day);
  }

  RunRecord withIngested(Ingested records) {
    return new RunRecord(id, command, startedAt, listing, rubric, book, ran, kept, records, asOf);
  }

  static String names(List<Step> steps) {
    return steps.stream().map(Step::name).collect(joining(", "));
  }
}
