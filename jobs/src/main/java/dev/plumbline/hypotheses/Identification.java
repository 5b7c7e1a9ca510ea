package dev.plumbline.hypotheses;

import dev.plumbline.schema.Field;
import dev.plumbline.stats.inference.ReverseSigns;
import dev.plumbline.tables.operations.Leaks;
import dev.plumbline.tables.results.Tests;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What the checks of identification say of a verdict; method sections 14 (override) and 17.2.
 *
 * <p>A leak comes first, then a placebo that fails, then reverse causality: depth lowers the hazard
 * and two of three signs speak for leaving having come first. Of three signs at least two must have
 * been looked at; with fewer, an effect of depth stands on weak ground, and so do verdicts that
 * tell depth and value apart where both go closely together.
 */
record Identification(List<Check> checks) {

  private static final String REVERSE = "whether leaving came first";

  /**
   * One check.
   *
   * @param statistic empty if it was not examined
   * @param p empty unless it is a test
   * @param status one of those named in {@link Tests}
   */
  record Check(
      String test, Optional<Double> statistic, Optional<Double> p, String status, String note) {

    boolean isExamined() {
      return !status.equals(Tests.NOT_EXAMINED);
    }

    boolean isFlagged() {
      return status.equals(Tests.FLAGGED);
    }
  }

  /** The gate of a verdict, with the reason; no reason if it passes. */
  record Ruling(Gate gate, String reason) {}

  /**
   * From the table of results, and from the search for leaks.
   *
   * @param tests rows of {@link Tests}
   * @param leaks rows of {@link Leaks}
   */
  static Identification from(List<Row> tests, Dataset<Row> leaks) {
    Stream<Check> checks =
        tests.stream()
            .filter(row -> text(row, Tests.STATUS) != null)
            .map(
                row ->
                    new Check(
                        text(row, Tests.TEST),
                        number(row, Tests.STATISTIC),
                        number(row, Tests.P_VALUE),
                        text(row, Tests.STATUS),
                        text(row, Tests.NOTE)));
    Stream<Check> leaking =
        leaks
            .where(Leaks.isLeak().or(Leaks.STATUS.col().equalTo(Leaks.UNPROVEN)))
            .orderBy(Leaks.CHECK.col(), Leaks.TABLE_PATH.col())
            .collectAsList()
            .stream()
            .map(Identification::leak);
    return new Identification(Stream.concat(checks, leaking).toList());
  }

  /** A leak that was found, whether or not it is let pass, or what cannot be shown to be none. */
  private static Check leak(Row row) {
    boolean isUnproven = text(row, Leaks.STATUS).equals(Leaks.UNPROVEN);
    long violations = row.<Long>getAs(Leaks.VIOLATIONS.name());
    return new Check(
        isUnproven ? Leaks.SNAPSHOT : Tests.CLOCK,
        Optional.of((double) violations),
        Optional.empty(),
        Tests.FLAGGED,
        (isUnproven
                ? "%s: %d of %d rows of %s are told for today alone, with no history to read the past from"
                : "%s: %d of %d rows of %s rest on what was not known before their month")
            .formatted(
                text(row, Leaks.CHECK),
                violations,
                row.<Long>getAs(Leaks.ROWS.name()),
                text(row, Leaks.TABLE_PATH)));
  }

  /**
   * Of one hypothesis.
   *
   * @param total what depth does in all
   */
  Ruling of(Hypothesis hypothesis, Finding total) {
    if (checks.stream().noneMatch(Check::isExamined)) {
      return new Ruling(Gate.NOT_RUN, "nothing that identifies an effect could be examined");
    }
    if (isFlagged(Tests.CLOCK)) {
      return new Ruling(Gate.LEAK, notes(Tests.CLOCK));
    }
    if (isFlagged(Tests.PLACEBO) || isFlagged(Tests.NEGATIVE_CONTROL)) {
      return new Ruling(
          Gate.PLACEBO_FAIL,
          "an effect where there can be none: " + notes(Tests.PLACEBO, Tests.NEGATIVE_CONTROL));
    }
    ReverseSigns signs = signs();
    if (total == Finding.NEG && signs.isSuspect()) {
      return new Ruling(Gate.REVERSE_SUSPECT, "leaving seems to have come first: " + found());
    }
    List<String> weak = new ArrayList<>();
    if (total == Finding.NEG && signs.examined() < ReverseSigns.SUSPECT) {
      weak.add("%s could be looked at in %d of 3 ways only".formatted(REVERSE, signs.examined()));
      weak.add(notExamined());
    }
    if (isFlagged(Leaks.SNAPSHOT)) {
      weak.add(notes(Leaks.SNAPSHOT));
    }
    if (hypothesis != Hypothesis.H4 && isFlagged(Tests.CORRELATION)) {
      weak.add(notes(Tests.CORRELATION) + ", too closely to tell them apart with confidence");
    }
    return weak.isEmpty()
        ? new Ruling(Gate.PASS, "")
        : new Ruling(Gate.WEAK_ID, String.join("; ", weak));
  }

  private ReverseSigns signs() {
    return new ReverseSigns(
        examined(Tests.LAG_RATIO).flatMap(Check::statistic),
        examined(Tests.REP_TURNOVER).flatMap(Check::p),
        examined(Tests.INTENT_SHRINK).flatMap(Check::statistic));
  }

  private Stream<Check> signChecks() {
    return named(Tests.LAG_RATIO, Tests.REP_TURNOVER, Tests.INTENT_SHRINK);
  }

  private String found() {
    return joined(signChecks().filter(Check::isFlagged));
  }

  private String notExamined() {
    return joined(signChecks().filter(check -> !check.isExamined()));
  }

  private Optional<Check> examined(String test) {
    return named(test).filter(Check::isExamined).findFirst();
  }

  private boolean isFlagged(String test) {
    return named(test).anyMatch(Check::isFlagged);
  }

  private String notes(String... tests) {
    return joined(named(tests).filter(Check::isFlagged));
  }

  private Stream<Check> named(String... tests) {
    return Stream.of(tests).flatMap(test -> checks.stream().filter(c -> c.test().equals(test)));
  }

  private static String joined(Stream<Check> checks) {
    return checks.map(Check::note).collect(Collectors.joining("; "));
  }

  private static String text(Row row, Field field) {
    return row.getAs(field.name());
  }

  private static Optional<Double> number(Row row, Field field) {
    return Optional.ofNullable(row.getAs(field.name()));
  }
}
