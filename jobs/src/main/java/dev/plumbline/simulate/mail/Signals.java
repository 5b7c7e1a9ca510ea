package dev.plumbline.simulate.mail;

import dev.plumbline.simulate.text.Kind;
import dev.plumbline.simulate.world.AccountMonth;
import dev.plumbline.simulate.world.Chance;
import dev.plumbline.simulate.world.EvenCounts;
import java.util.ArrayList;
import java.util.List;

/**
 * What the messages of a month show besides disclosure: value as it is delivered, and conflict.
 *
 * <p>Delivered value decides in which share of messages a rep asks, suggests, proves and helps
 * unasked.
 */
final class Signals {

  private static final double MOST = .24;
  private static final double PER_UNIT = 2;
  private static final List<Kind> VALUE =
      List.of(Kind.DISCOVERY, Kind.IDEA, Kind.ROI, Kind.PROACTIVE);

  private final Chance chance;
  private final List<Kind> value = new ArrayList<>();
  private int conflicts;
  private int repairs;
  private int forgiveness;

  /**
   * The signals of one month.
   *
   * @param habits for each kind of value, how often the rep is due to show it
   */
  Signals(Chance chance, AccountMonth month, int sent, List<EvenCounts> habits) {
    this.chance = chance;
    if (month.conflictBreaksOut()) {
      conflicts = chance.between(2, 3);
      repairs = chance.between(1, 2);
      forgiveness = chance.happens(.3 + .2 * month.stage()) ? 1 : 0;
    }
    double share = MOST / (1 + StrictMath.exp(-PER_UNIT * month.value()));
    for (int kind = 0; kind < VALUE.size(); kind++) {
      int times = habits.get(kind).in(month.month(), share * sent);
      for (int i = 0; i < times; i++) {
        value.add(VALUE.get(kind));
      }
    }
    while (value.size() < sent) {
      value.add(null);
    }
  }

  /** The habits of those who write to one account. */
  static List<EvenCounts> habits(Chance ofAccount) {
    return VALUE.stream().map(kind -> new EvenCounts(ofAccount.uniform())).toList();
  }

  /** What the next message shows; null if nothing. Deep words and hard words do not go together. */
  Kind next(boolean received, int business, int self) {
    boolean deep = business > 1 || self > 1;
    if (!received) {
      Kind shown = value.remove(chance.below(value.size()));
      if (shown == null && !deep && repairs > 0) {
        repairs--;
        return Kind.REPAIR;
      }
      return shown;
    }
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
}
