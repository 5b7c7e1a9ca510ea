package dev.plumbline.simulate.verify;

import static dev.plumbline.simulate.verify.LatentFits.intent;
import static dev.plumbline.simulate.verify.LatentFits.term;

import dev.plumbline.simulate.panel.Column;
import dev.plumbline.simulate.panel.LatentPanel;
import dev.plumbline.simulate.world.LatentWorld;
import dev.plumbline.stats.inference.Effect;
import dev.plumbline.stats.inference.ReverseSigns;
import java.util.Optional;

/**
 * Whether depth looks like a consequence of leaving on a latent panel, by the rule that the
 * pipeline follows, {@link ReverseSigns}; method section 17.2.
 *
 * @param depth in the model with depth alone
 * @param signs effect by lag, reps who left, signs of leaving held fixed
 */
record LatentGate(Effect depth, ReverseSigns signs, LatentTurnover turnover) {

  private static final int LONGEST_LAG = 12;
  private static final double ALPHA = .05;

  static LatentGate of(LatentWorld world) {
    LatentPanel panel = LatentPanel.of(world, world.lives());
    LatentFits fits = LatentFits.of(panel);
    Effect now = alone(fits);
    Effect then = alone(LatentFits.of(panel.lagged(LONGEST_LAG)));
    Effect plain = fits.effects(term(Column.DEPTH), term(Column.VALUE), term(Column.SIZE)).get(0);
    Effect adjusted =
        fits.effects(term(Column.DEPTH), term(Column.VALUE), intent(), term(Column.SIZE)).get(0);
    LatentTurnover turnover = LatentTurnover.of(panel, world.seed());
    return new LatentGate(
        now,
        new ReverseSigns(
            Optional.of(then.estimate() / now.estimate()),
            turnover
                .interaction()
                .map(e -> ReverseSigns.positiveP(e.estimate(), e.significance().p())),
            Optional.of(ReverseSigns.shrink(plain.estimate(), adjusted.estimate()))),
        turnover);
  }

  private static Effect alone(LatentFits fits) {
    return fits.effects(term(Column.DEPTH), term(Column.SIZE)).get(0);
  }

  /** Depth seems to keep customers, and does more than nothing that matters. */
  boolean isProtective() {
    return depth.estimate() < 0 && depth.significance().p() < ALPHA && depth.equivalence() >= ALPHA;
  }

  /** Whether the verdicts on depth, H4 to H6, are withheld. */
  boolean withholds() {
    return isProtective() && signs.isSuspect();
  }
}
