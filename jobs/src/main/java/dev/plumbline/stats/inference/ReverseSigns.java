package dev.plumbline.stats.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Signs that an exposure with a protective effect is a consequence of the coming event, not a cause
 * that delays it.
 *
 * <ul>
 *   <li>The effect fades with the lag: with \(\beta(L)\) the coefficient of the exposure as it was
 *       \(L\) months before, \(\rho = \beta(12) / \beta(1) <\) {@value #LEAST_LAG_RATIO}. Who
 *       decided lately to leave shows it in what is measured lately.
 *   <li>Taking the exposure away does no harm: after a loss from outside, the interaction of loss
 *       and exposure is not positive, one-sided \(p \ge\) {@value #ALPHA}.
 *   <li>Signs of the decision explain the effect: holding them fixed shrinks it by \(\kappa = 1 -
 *       \beta_{adjusted} / \beta >\) {@value #MOST_SHRINK}.
 * </ul>
 *
 * <p>Each alone is often wrong; {@value #SUSPECT} together make the effect suspect. A sign that
 * could not be looked at is empty and counts for neither side, so with fewer than {@value #SUSPECT}
 * examined nothing can be told.
 *
 * @param lagRatio \(\rho\)
 * @param lossP one-sided p of the interaction
 * @param intentShrink \(\kappa\)
 */
public record ReverseSigns(
    Optional<Double> lagRatio, Optional<Double> lossP, Optional<Double> intentShrink) {

  public static final double LEAST_LAG_RATIO = .4;
  public static final double ALPHA = .05;
  public static final double MOST_SHRINK = .25;

  /** Subjects that must have suffered the loss for it to be looked at. */
  public static final int FEWEST_LOSSES = 150;

  /** Independent occasions of the loss, likewise. */
  public static final int FEWEST_OCCASIONS = 20;

  /** Signs that make an effect suspect. */
  public static final int SUSPECT = 2;

  /** One sign. */
  public enum Sign {
    FADES,
    LOSS_DOES_NO_HARM,
    INTENT_EXPLAINS
  }

  /** The p-value of \(\theta \le 0\), from the two-sided test of \(\theta = 0\). */
  public static double positiveP(double estimate, double twoSided) {
    return estimate > 0 ? twoSided / 2 : 1 - twoSided / 2;
  }

  /** \(1 - \beta_{adjusted} / \beta\). */
  public static double shrink(double effect, double adjusted) {
    return 1 - adjusted / effect;
  }

  /** Whether a loss may be looked at, by how many suffered it and how often it happened. */
  public static boolean isEnough(long losses, long occasions) {
    return losses >= FEWEST_LOSSES && occasions >= FEWEST_OCCASIONS;
  }

  public List<Sign> found() {
    List<Sign> found = new ArrayList<>();
    lagRatio.filter(r -> r < LEAST_LAG_RATIO).ifPresent(r -> found.add(Sign.FADES));
    lossP.filter(p -> p >= ALPHA).ifPresent(p -> found.add(Sign.LOSS_DOES_NO_HARM));
    intentShrink.filter(k -> k > MOST_SHRINK).ifPresent(k -> found.add(Sign.INTENT_EXPLAINS));
    return List.copyOf(found);
  }

  /** How many could be looked at. */
  public int examined() {
    return (lagRatio.isPresent() ? 1 : 0)
        + (lossP.isPresent() ? 1 : 0)
        + (intentShrink.isPresent() ? 1 : 0);
  }

  public boolean isSuspect() {
    return found().size() >= SUSPECT;
  }
}
