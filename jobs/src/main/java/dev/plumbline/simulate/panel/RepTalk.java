package dev.plumbline.simulate.panel;

import dev.plumbline.simulate.world.AccountMonth;
import dev.plumbline.simulate.world.LatentWorld;
import dev.plumbline.simulate.world.Life;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Totals of what reps tell of themselves and are told, by rep and month, over all accounts. */
final class RepTalk {

  /** Weight of the rate of all reps in the rate of one. */
  private static final double PRIOR_MESSAGES = 200;

  private final int months;
  private final double[][] toldByRep;
  private final double[][] toldToRep;
  private final double[][] sent;
  private final double[][] received;
  private final Map<Integer, MailCounts> byAccount = new HashMap<>();

  RepTalk(LatentWorld world, List<Life> lives, List<MailCounts> counts) {
    this.months = world.scale().months();
    int reps = world.salesForce().reps().size();
    this.toldByRep = new double[reps][months + 1];
    this.toldToRep = new double[reps][months + 1];
    this.sent = new double[reps][months + 1];
    this.received = new double[reps][months + 1];
    for (int i = 0; i < lives.size(); i++) {
      byAccount.put(lives.get(i).account().index(), counts.get(i));
      for (AccountMonth month : lives.get(i).months()) {
        if (month.month() >= 0) {
          add(month.rep().index(), month.month(), counts.get(i));
        }
      }
    }
    for (double[][] total : new double[][][] {toldByRep, toldToRep, sent, received}) {
      for (double[] ofRep : total) {
        for (int month = 0; month < months; month++) {
          ofRep[month + 1] += ofRep[month];
        }
      }
    }
  }

  private void add(int rep, int month, MailCounts mail) {
    toldByRep[rep][month + 1] += mail.toldByRep(month, month + 1);
    toldToRep[rep][month + 1] += mail.toldToRep(month, month + 1);
    sent[rep][month + 1] += mail.sent(month, month + 1);
    received[rep][month + 1] += mail.received(month, month + 1);
  }

  /** Up to some months before each row's month, without the row's own account. */
  double[] push(List<LatentPanel.Row> rows, int delay) {
    double all = 0;
    double allSent = 0;
    for (int rep = 0; rep < sent.length; rep++) {
      all += toldByRep[rep][months];
      allSent += sent[rep][months];
    }
    double rate = all / allSent;
    double[] push = new double[rows.size()];
    for (int i = 0; i < push.length; i++) {
      int to = rows.get(i).month().month() - delay;
      int rep = rows.get(i).month().rep().index();
      MailCounts mail = byAccount.get(rows.get(i).life().account().index());
      double told = toldByRep[rep][to];
      double exposure = sent[rep][to];
      for (AccountMonth own : rows.get(i).life().months()) {
        if (own.month() >= 0 && own.month() < to && own.rep().index() == rep) {
          told -= mail.toldByRep(own.month(), own.month() + 1);
          exposure -= mail.sent(own.month(), own.month() + 1);
        }
      }
      push[i] = (told + PRIOR_MESSAGES * rate) / (exposure + PRIOR_MESSAGES);
    }
    return push;
  }
}
