package dev.plumbline.fit;

import static dev.plumbline.stats.inference.ReverseSigns.ALPHA;
import static dev.plumbline.stats.inference.ReverseSigns.LEAST_LAG_RATIO;
import static dev.plumbline.stats.inference.ReverseSigns.MOST_SHRINK;

import dev.plumbline.fit.FittedModel.Coefficient;
import dev.plumbline.stats.inference.Effect;
import dev.plumbline.stats.inference.ReverseSigns;
import dev.plumbline.tables.results.Fits;
import dev.plumbline.tables.results.Tests;
import dev.plumbline.tables.retention.Panel;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether what depth seems to do may be something else, as rows of {@link Tests}; method section
 * 17.2, D1 to D3, D5, D6 and the collinearity of D9.
 *
 * <p>Here each check is held against its threshold by itself. What follows for the verdicts is
 * decided where they are given. A check that the data do not bear has a row that says so.
 *
 * @param fitted models of retention and those beside them
 */
record Identification(PanelFacts facts, List<FittedModel> fitted) {

  private static final double PLACEBO_LIMIT = 2.58;
  private static final double COLLINEAR = .7;
  private static final String DEPTH = RetentionModels.DEPTH_TERM.name();

  /** Adds a row for each check. */
  void addTests(TableRows rows) {
    clock(rows);
    lagRatio(rows);
    intentShrink(rows);
    repTurnover(rows);
    placebo(rows, Tests.PLACEBO, IdentificationModels.PLACEBO, Panel.DEPTH_PLACEBO.name());
    IdentificationModels.NEGATIVE_CONTROLS.forEach(
        exit -> placebo(rows, Tests.NEGATIVE_CONTROL, IdentificationModels.ofExit(exit), DEPTH));
    correlation(rows);
  }

  private void clock(TableRows rows) {
    check(rows, Tests.PANEL, Tests.CLOCK, Panel.MAX_SOURCE_AT.name(), 0);
    if (facts.rows() == 0) {
      notExamined(rows, "the panel has no row");
      return;
    }
    examined(
        rows,
        (double) facts.late(),
        facts.late() == 0,
        "%d of %d months at risk have a source that is not older than their cutoff"
            .formatted(facts.late(), facts.rows()));
  }

  private void lagRatio(TableRows rows) {
    String late = IdentificationModels.lagged(IdentificationModels.LONGEST_LAG);
    String lagged = Panel.DEPTH_AT.get(IdentificationModels.LONGEST_LAG).name();
    check(rows, RetentionModels.DEPTH, Tests.LAG_RATIO, DEPTH, LEAST_LAG_RATIO);
    Optional<Effect> now = effect(RetentionModels.DEPTH, DEPTH);
    Optional<Effect> then = effect(late, lagged);
    if (now.isEmpty() || then.isEmpty()) {
      notExamined(rows, without(now.isEmpty() ? RetentionModels.DEPTH : late));
      return;
    }
    double ratio = then.orElseThrow().estimate() / now.orElseThrow().estimate();
    examined(
        rows,
        ratio,
        ratio >= LEAST_LAG_RATIO,
        "depth of a year before has %s of the effect of depth of the month before (%s of %s)"
            .formatted(
                decimals(ratio),
                decimals(then.orElseThrow().estimate()),
                decimals(now.orElseThrow().estimate())));
  }

  private void intentShrink(TableRows rows) {
    check(rows, RetentionModels.DEPTH_AND_VALUE, Tests.INTENT_SHRINK, DEPTH, MOST_SHRINK);
    if (facts.showing() == 0) {
      notExamined(rows, "no sign of leaving was seen in any month");
      return;
    }
    Optional<Effect> plain = effect(RetentionModels.DEPTH_AND_VALUE, DEPTH);
    Optional<Effect> adjusted = effect(IdentificationModels.INTENT, DEPTH);
    if (plain.isEmpty() || adjusted.isEmpty()) {
      notExamined(
          rows,
          without(plain.isEmpty() ? RetentionModels.DEPTH_AND_VALUE : IdentificationModels.INTENT));
      return;
    }
    double shrink =
        ReverseSigns.shrink(plain.orElseThrow().estimate(), adjusted.orElseThrow().estimate());
    examined(
        rows,
        shrink,
        shrink <= MOST_SHRINK,
        "signs of leaving, seen in %d months and held fixed, take %s of the effect of depth away"
            .formatted(facts.showing(), decimals(shrink)));
  }

  private void repTurnover(TableRows rows) {
    check(rows, RepTurnover.MODEL, Tests.REP_TURNOVER, RepTurnover.TERM.name(), ALPHA);
    String counts =
        "%d accounts were taken over from %d reps who left"
            .formatted(facts.lostAccounts(), facts.lostReps());
    if (!ReverseSigns.isEnough(facts.lostAccounts(), facts.lostReps())) {
      notExamined(
          rows,
          "%s: at least %d of %d are needed"
              .formatted(counts, ReverseSigns.FEWEST_LOSSES, ReverseSigns.FEWEST_OCCASIONS));
      return;
    }
    Optional<Effect> found = effect(RepTurnover.MODEL, RepTurnover.TERM.name());
    if (found.isEmpty()) {
      notExamined(rows, counts + "; " + without(RepTurnover.MODEL));
      return;
    }
    Effect effect = found.orElseThrow();
    double p = ReverseSigns.positiveP(effect.estimate(), effect.significance().p());
    rows.set(Tests.P_VALUE, p).set(Tests.LOG10_P, Math.log10(p));
    examined(
        rows,
        effect.estimate(),
        p < ALPHA,
        "%s; losing the rep costs deep accounts %s more on the log hazard per standard deviation, one-sided p %s"
            .formatted(counts, decimals(effect.estimate()), decimals(p)));
  }

  private void placebo(TableRows rows, String test, String model, String term) {
    check(rows, model, test, term, PLACEBO_LIMIT);
    Optional<Effect> found = effect(model, term);
    if (found.isEmpty()) {
      notExamined(rows, without(model));
      return;
    }
    Effect effect = found.orElseThrow();
    rows.set(Tests.P_VALUE, effect.significance().p())
        .set(Tests.LOG10_P, effect.significance().log10());
    examined(
        rows,
        effect.t(),
        Math.abs(effect.t()) < PLACEBO_LIMIT,
        "coefficient %s with %d events, t %s"
            .formatted(decimals(effect.estimate()), events(model), decimals(effect.t())));
  }

  private void correlation(TableRows rows) {
    check(rows, Tests.PANEL, Tests.CORRELATION, DEPTH, COLLINEAR);
    if (Double.isNaN(facts.correlation())) {
      notExamined(rows, "depth or value was not measured or does not vary");
      return;
    }
    examined(
        rows,
        facts.correlation(),
        Math.abs(facts.correlation()) <= COLLINEAR,
        "depth and value correlate by " + decimals(facts.correlation()));
  }

  private static void check(
      TableRows rows, String subject, String test, String term, double threshold) {
    rows.set(Tests.SUBJECT, subject)
        .set(Tests.TEST, test)
        .set(Tests.TERM, term)
        .set(Tests.DEGREES_OF_FREEDOM, 0.0)
        .set(Tests.THRESHOLD, threshold);
  }

  private static void examined(TableRows rows, double statistic, boolean isPassed, String note) {
    rows.set(Tests.STATISTIC, statistic)
        .set(Tests.STATUS, isPassed ? Tests.PASS : Tests.FLAGGED)
        .set(Tests.NOTE, note)
        .end();
  }

  private static void notExamined(TableRows rows, String why) {
    rows.set(Tests.STATUS, Tests.NOT_EXAMINED).set(Tests.NOTE, why).end();
  }

  /** By Cox regression, for every model that stands beside the others is fitted by it alone. */
  private Optional<FittedModel> model(String id) {
    return fitted.stream()
        .filter(m -> m.spec().id().equals(id) && m.estimator().equals(Fits.EFRON_COX))
        .findFirst();
  }

  private Optional<Effect> effect(String id, String term) {
    return model(id).flatMap(FittedModel::estimates).stream()
        .flatMap(estimates -> estimates.coefficients().stream())
        .filter(coefficient -> coefficient.term().equals(term))
        .map(Coefficient::effect)
        .findFirst();
  }

  private long events(String id) {
    return model(id).map(m -> m.sample().events()).orElse(0L);
  }

  /** Why a model has no estimate. */
  private String without(String id) {
    return model(id)
        .map(
            m -> {
              String reason = m.evidence().reason();
              return reason.isBlank()
                  ? "%s holds no depth".formatted(id)
                  : "%s has no estimate: %s".formatted(id, reason);
            })
        .orElse(id + " was not fitted");
  }

  private static String decimals(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
