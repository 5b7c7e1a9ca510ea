package dev.plumbline.simulate.verify;

import static dev.plumbline.simulate.verify.LatentFits.term;

import dev.plumbline.simulate.panel.Column;
import dev.plumbline.stats.inference.Effect;
import dev.plumbline.stats.inference.FalseDiscovery;
import java.util.List;

/**
 * What H4 to H6 and H10 of the method, section 14, say of a latent panel.
 *
 * @param depth of the model with depth alone (M4)
 * @param value of the model with depth and value (M6), which leaves value what it does by
 *     preventing conflict: in every world, NULL too, bad value brings conflict and conflict brings
 *     churn
 * @param joint depth in the joint model (MJ): sustained, in months without conflict
 * @param jointValue value in the joint model: beside conflict, so 0 in NULL
 * @param backfire push × arm's length in the joint model
 * @param claims how many of depth, joint depth and joint value differ from 0 after Benjamini and
 *     Hochberg, and matter
 */
record Verdict(
    Effect depth, Effect value, Effect joint, Effect jointValue, Effect backfire, int claims) {

  private static final double ALPHA = .05;

  static Verdict of(LatentFits fits) {
    Effect depth = fits.effects(term(Column.DEPTH), term(Column.SIZE)).get(0);
    Effect value = fits.effects(term(Column.DEPTH), term(Column.VALUE), term(Column.SIZE)).get(1);
    List<Effect> joint =
        fits.effects(
            term(Column.DEPTH),
            term(Column.VELOCITY),
            term(Column.VALUE),
            term(Column.CONFLICT),
            term(Column.DEPTH).times(term(Column.CONFLICT)),
            term(Column.PUSH),
            term(Column.ARMS),
            term(Column.PUSH).times(term(Column.ARMS)),
            term(Column.SIZE));
    return new Verdict(
        depth,
        value,
        joint.get(0),
        joint.get(2),
        joint.get(7),
        claims(List.of(depth, joint.get(0), joint.get(2))));
  }

  /** How much of the effect of depth is left beside value. */
  double share() {
    return joint.estimate() / depth.estimate();
  }

  /** H6: depth keeps customers beyond the value delivered. */
  boolean saysDepth() {
    return isNegative(joint) && joint.equivalence() >= ALPHA && share() >= .5;
  }

  /** H6: value delivered keeps customers, and depth does no more than bring it. */
  boolean saysValue() {
    return joint.equivalence() < ALPHA || (isNegative(depth) && share() <= 1.0 / 3);
  }

  private static boolean isNegative(Effect effect) {
    return effect.estimate() < 0 && effect.significance().p() < ALPHA;
  }

  private static int claims(List<Effect> effects) {
    double[] q =
        FalseDiscovery.benjaminiHochberg(
            effects.stream().mapToDouble(effect -> effect.significance().p()).toArray());
    int claims = 0;
    for (int i = 0; i < q.length; i++) {
      claims += q[i] < ALPHA && effects.get(i).equivalence() >= ALPHA ? 1 : 0;
    }
    return claims;
  }
}
