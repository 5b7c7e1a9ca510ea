package dev.plumbline.simulate.panel;

import dev.plumbline.simulate.world.AccountMonth;
import dev.plumbline.simulate.world.Exit;
import dev.plumbline.simulate.world.LatentWorld;
import dev.plumbline.simulate.world.Levels;
import dev.plumbline.simulate.world.Life;
import java.util.List;

/** Running totals of the mail of one account: messages, and those of each level and domain. */
final class MailCounts {

  private static final double SECOND_LEVEL = 2.0 / 3;

  private final int firstMonth;
  private final double[] messages;
  private final double[] business;
  private final double[] self;
  private final double[] toldByRep;
  private final double[] toldToRep;
  private final double[] sent;
  private final double[] received;

  private MailCounts(int firstMonth, int months) {
    this.firstMonth = firstMonth;
    this.messages = new double[months + 1];
    this.business = new double[months + 1];
    this.self = new double[months + 1];
    this.toldByRep = new double[months + 1];
    this.toldToRep = new double[months + 1];
    this.sent = new double[months + 1];
    this.received = new double[months + 1];
  }

  static MailCounts of(LatentWorld world, Life life) {
    List<AccountMonth> months = life.months();
    MailCounts counts = new MailCounts(months.get(0).month(), months.size());
    for (int i = 0; i < months.size(); i++) {
      AccountMonth month = months.get(i);
      counts.carry(i);
      // What is written in the month of leaving is not used by any row.
      if (month.month() >= 0 && month.exit() == Exit.NONE) {
        counts.add(i + 1, Levels.of(world, life.account(), month));
      }
    }
    return counts;
  }

  private void carry(int from) {
    for (double[] total :
        new double[][] {messages, business, self, toldByRep, toldToRep, sent, received}) {
      total[from + 1] = total[from];
    }
  }

  private void add(int at, Levels levels) {
    for (boolean in : new boolean[] {true, false}) {
      int count = in ? levels.received() : levels.sent();
      messages[at] += count;
      (in ? received : sent)[at] += count;
      for (int i = 0; i < count; i++) {
        business[at] += weight(levels.business(in, i));
        self[at] += weight(levels.self(in, i));
        (in ? toldToRep : toldByRep)[at] += levels.self(in, i) > 1 ? 1 : 0;
      }
    }
  }

  private static double weight(int level) {
    return level == 3 ? 1 : level == 2 ? SECOND_LEVEL : 0;
  }

  /** A total over the calendar months from {@code from} up to but without {@code to}. */
  private double over(double[] total, int from, int to) {
    return total[position(to)] - total[position(from)];
  }

  private int position(int month) {
    return Math.max(0, Math.min(month - firstMonth, messages.length - 1));
  }

  double messages(int from, int to) {
    return over(messages, from, to);
  }

  double business(int from, int to) {
    return over(business, from, to);
  }

  double self(int from, int to) {
    return over(self, from, to);
  }

  double toldByRep(int from, int to) {
    return over(toldByRep, from, to);
  }

  double toldToRep(int from, int to) {
    return over(toldToRep, from, to);
  }

  double sent(int from, int to) {
    return over(sent, from, to);
  }

  double received(int from, int to) {
    return over(received, from, to);
  }
}
