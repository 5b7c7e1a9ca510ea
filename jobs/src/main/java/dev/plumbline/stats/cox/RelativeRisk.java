package dev.plumbline.stats.cox;

import dev.plumbline.stats.panel.PanelBlock;
import dev.plumbline.stats.panel.Tile;

/** \(r = w \exp(\eta - c)\): how much of the risk set's hazard is one row's. */
final class RelativeRisk {

  /** Beyond this the exponential leaves the range of a double. */
  private static final double LIMIT = 700;

  private RelativeRisk() {}

  /**
   * Of every row of a tile.
   *
   * @return whether any of them was held at the limit
   */
  static boolean of(Tile tile, PanelBlock block, double shift, double[] into) {
    double[] eta = tile.eta();
    boolean isHeld = false;
    for (int i = 0; i < tile.rows(); i++) {
      into[i] = of(eta[i], shift);
      isHeld |= isHeld(eta[i], shift);
    }
    if (block.weights() != null) {
      for (int i = 0; i < tile.rows(); i++) {
        into[i] *= block.weights()[tile.from() + i];
      }
    }
    return isHeld;
  }

  static boolean isHeld(double eta, double shift) {
    return Math.abs(eta - shift) > LIMIT;
  }

  static double of(double eta, double shift) {
    return Math.exp(Math.min(LIMIT, Math.max(-LIMIT, eta - shift)));
  }
}
