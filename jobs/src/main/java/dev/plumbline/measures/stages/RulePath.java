package dev.plumbline.measures.stages;

import static dev.plumbline.models.StageThresholds.FADE;
import static dev.plumbline.models.StageThresholds.KINDS;
import static dev.plumbline.models.StageThresholds.LIFE;
import static dev.plumbline.models.StageThresholds.PRIVATE;
import static dev.plumbline.models.StageThresholds.STRATEGIC;
import static dev.plumbline.models.StageThresholds.SYNERGISTIC;

import dev.plumbline.models.StageThresholds;

/**
 * The phase at the end of each month by rule; method section 11.1.
 *
 * <p>Rates are faded: what was said counts half after three months. An account begins in phase 1.
 * It goes up one phase when a threshold was reached in two months with messages in a row, and down
 * one when it was missed by a fifth in three. What carries an account up keeps it: one that went up
 * for its strategic messages, or for telling of itself where we do, does not go down while that
 * lasts. A month without a scored message leaves phase and counting as they are.
 */
final class RulePath {

  private static final int HIGHEST = 3;
  private static final int UP_AFTER = 2;
  private static final int DOWN_AFTER = 3;
  private static final double MISSED_BELOW = 0.8;
  private static final double OFTEN = 2;
  private static final int LOOK_BACK = 6;
  private static final int RECENT = 3;
  private static final double CONFIDENCE_KEPT = 0.9;
  private static final double WITHHELD_BELOW = 0.5;
  private static final int NEVER = -1000;

  private final StageThresholds thresholds;
  private final double[] counts;
  private final double[] messages;
  private final double[] personalSent;
  private final double[] messagesSent;
  private final int[] stage;
  private final int[] reached;
  private final int[] missed;
  private final int[] silent;
  private final int[] changedAt;
  private final int[] roseAt;
  private final int[] highest;

  RulePath(StageThresholds thresholds, int months) {
    this.thresholds = thresholds;
    this.counts = new double[months * KINDS];
    this.messages = new double[months];
    this.personalSent = new double[months];
    this.messagesSent = new double[months];
    this.stage = new int[months];
    this.reached = new int[months];
    this.missed = new int[months];
    this.silent = new int[months];
    this.changedAt = new int[months];
    this.roseAt = new int[months];
    this.highest = new int[months];
  }

  /** Tells the months from {@code from} to {@code to} again. */
  void retell(Known known, int from, int to) {
    for (int t = from; t <= to; t++) {
      if (t == known.begin()) {
        begin(t);
      } else {
        carry(t);
      }
      fade(known, t, t == known.begin() ? 0 : FADE);
      if (known.scored(t) == 0) {
        silent[t]++;
      } else {
        silent[t] = 0;
        weigh(known, t);
      }
    }
  }

  private void begin(int t) {
    stage[t] = 1;
    highest[t] = 1;
    reached[t] = 0;
    missed[t] = 0;
    silent[t] = 0;
    changedAt[t] = t;
    roseAt[t] = NEVER;
  }

  private void carry(int t) {
    stage[t] = stage[t - 1];
    highest[t] = highest[t - 1];
    reached[t] = reached[t - 1];
    missed[t] = missed[t - 1];
    silent[t] = silent[t - 1];
    changedAt[t] = changedAt[t - 1];
    roseAt[t] = roseAt[t - 1];
  }

  private void fade(Known known, int t, double kept) {
    int before = Math.max(0, t - 1);
    for (int kind = 0; kind < KINDS; kind++) {
      int at = t * KINDS + kind;
      counts[at] = (kept == 0 ? 0 : kept * counts[before * KINDS + kind]) + known.deep()[at];
    }
    messages[t] = (kept == 0 ? 0 : kept * messages[before]) + known.scored(t);
    personalSent[t] = (kept == 0 ? 0 : kept * personalSent[before]) + known.personalSent(t);
    messagesSent[t] = (kept == 0 ? 0 : kept * messagesSent[before]) + known.scoredSent(t);
  }

  private void weigh(Known known, int t) {
    reached[t] = isReached(known, t) ? reached[t] + 1 : 0;
    missed[t] = isMissed(known, t) ? missed[t] + 1 : 0;
    int move = reached[t] >= UP_AFTER ? 1 : missed[t] >= DOWN_AFTER ? -1 : 0;
    if (move == 0) {
      return;
    }
    stage[t] += move;
    highest[t] = Math.max(highest[t], stage[t]);
    reached[t] = 0;
    missed[t] = 0;
    changedAt[t] = t;
    roseAt[t] = move > 0 ? t : roseAt[t];
  }

  private boolean isReached(Known known, int t) {
    return switch (stage[t]) {
      case 1 -> isAtLeast(business(t), thresholds.collaborative(), 1) || isStrategic(t, 1);
      case 2 ->
          (isAtLeast(personal(t), thresholds.personal(), 1)
                  || known.isPersonalOnBothSides(t, LOOK_BACK))
              && known.holdsThirdLevel(t, LOOK_BACK);
      default -> false;
    };
  }

  private boolean isMissed(Known known, int t) {
    return switch (stage[t]) {
      case 2 ->
          !isAtLeast(business(t), thresholds.collaborative(), MISSED_BELOW)
              && !isStrategic(t, MISSED_BELOW);
      case HIGHEST ->
          !isAtLeast(personal(t), thresholds.personal(), MISSED_BELOW)
              && !known.isPersonalOnBothSides(t, LOOK_BACK);
      default -> false;
    };
  }

  /** Where nobody discloses, a threshold of nothing is reached by something only. */
  private static boolean isAtLeast(double depth, double threshold, double share) {
    return depth > 0 && depth >= share * threshold;
  }

  private boolean isStrategic(int t, double share) {
    return isAtLeast(rate(t, STRATEGIC), OFTEN * thresholds.priors().get(STRATEGIC), share);
  }

  private double rate(int t, int kind) {
    return thresholds.rate(kind, counts[t * KINDS + kind], messages[t]);
  }

  private double business(int t) {
    return StageThresholds.depth(rate(t, STRATEGIC), rate(t, SYNERGISTIC));
  }

  private double personal(int t) {
    return StageThresholds.depth(rate(t, LIFE), rate(t, PRIVATE));
  }

  int stage(int at) {
    return stage[at];
  }

  int highest(int at) {
    return highest[at];
  }

  double confidence(int at) {
    return StrictMath.pow(CONFIDENCE_KEPT, silent[at]);
  }

  /** Whether it rose in this month or one of the two before it. */
  boolean hasDeepened(int at) {
    return at - roseAt[at] < RECENT;
  }

  int monthsInStage(int at) {
    return at - changedAt[at] + 1;
  }

  /** Deep in business, while our side tells little of itself. */
  boolean isPersonallyWithheld(int at) {
    double kappa = thresholds.kappaPersonal();
    double usual = thresholds.personalSent();
    double ours = (personalSent[at] + kappa * usual) / (messagesSent[at] + kappa);
    return stage[at] == 2
        && isAtLeast(business(at), thresholds.businessDeep(), 1)
        && ours < WITHHELD_BELOW * usual;
  }
}
