package dev.plumbline.simulate.world;

import java.util.ArrayList;
import java.util.List;

/** Who holds which seat when. */
public final class SalesForce {

  private static final double LEAVES = .015;
  private static final double WITHHOLDERS = .25;
  private static final double PUSHERS = .30;
  private static final double FRAILTY_SD = .15;

  private final List<Rep> reps = new ArrayList<>();
  private final Rep[][] holders;
  private final int firstMonth;

  SalesForce(Scale scale, double frailty, long seed) {
    this.firstMonth = scale.earliestStart();
    this.holders = new Rep[scale.reps()][scale.months() - firstMonth + 1];
    for (int seat = 0; seat < scale.reps(); seat++) {
      int from = firstMonth;
      for (int month = firstMonth; month <= scale.months(); month++) {
        boolean last = month == scale.months();
        if (last || Chance.of(seed, Stream.DEPARTURE, seat, month).happens(LEAVES)) {
          seat(seat, from, month, last, frailty, seed);
          from = month + 1;
        }
      }
    }
  }

  private void seat(int seat, int from, int to, boolean stays, double frailty, long seed) {
    Chance chance = Chance.of(seed, Stream.REP, seat, from);
    Rep rep =
        new Rep(
            reps.size(),
            seat,
            from,
            stays ? Integer.MAX_VALUE : to,
            chance.normal() * FRAILTY_SD * frailty,
            chance.happens(WITHHOLDERS),
            chance.happens(PUSHERS));
    reps.add(rep);
    for (int month = from; month <= to; month++) {
      holders[seat][month - firstMonth] = rep;
    }
  }

  /** Everybody, by index. */
  public List<Rep> reps() {
    return List.copyOf(reps);
  }

  Rep holding(int seat, int month) {
    return holders[seat][month - firstMonth];
  }
}
