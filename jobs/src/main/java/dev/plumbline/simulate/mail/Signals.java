package dev.plumbline.simulate.mail;

import dev.plumbline.simulate.text.Kind;
import dev.plumbline.simulate.world.AccountMonth;
import dev.plumbline.simulate.world.Chance;

/**
 * What the messages of a month show besides disclosure: value as it is delivered, and conflict.
 *
 * <p>Delivered value decides how often a rep asks, suggests, proves and helps unasked.
 */
final class Signals {

  private static final double MOST = .30;

  private final Chance chance;
  private final double lift;
  private int conflicts;
  private int repairs;
  private int forgiveness;

  Signals(Chance chance, AccountMonth month) {
    this.chance = chance;
    this.lift = StrictMath.exp(.5 * month.value());
    if (month.conflictBreaksOut()) {
      conflicts = chance.between(2, 3);
      repairs = chance.between(1, 2);
      forgiveness = chance.happens(.3 + .2 * month.stage()) ? 1 : 0;
    }
  }

  /** What the next message shows; null if nothing. Deep words and hard words do not go together. */
  Kind next(boolean received, int business, int self) {
    boolean deep = business > 1 || self > 1;
    if (received) {
      if (!deep && conflicts > 0) {
        conflicts--;
        return Kind.CONFLICT;
      }
      if (!deep && forgiveness > 0 && repairs == 0) {
        forgiveness--;
        return Kind.FORGIVENESS;
      }
      return null;
    }
    if (!deep && repairs > 0) {
      repairs--;
      return Kind.REPAIR;
    }
    return value();
  }

  private Kind value() {
    double draw = chance.uniform();
    for (Kind kind : new Kind[] {Kind.DISCOVERY, Kind.IDEA, Kind.ROI, Kind.PROACTIVE}) {
      double share = Math.min(.06 * lift, MOST / 2);
      if (draw < share) {
        return kind;
      }
      draw -= share;
    }
    return null;
  }
}
