package dev.plumbline.simulate.verify;

import static dev.plumbline.stats.panel.Design.Term.asMeasured;

import dev.plumbline.simulate.panel.Column;
import dev.plumbline.simulate.panel.LatentPanel;
import dev.plumbline.simulate.world.AccountMonth;
import dev.plumbline.simulate.world.Chance;
import dev.plumbline.simulate.world.Stream;
import dev.plumbline.stats.inference.Effect;
import dev.plumbline.stats.inference.ReverseSigns;
import dev.plumbline.stats.panel.Design.Term;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What becomes of deep accounts when their rep leaves, on a latent panel: the stacked landmark
 * design of the method, section 15.16, with errors clustered by account and by rep.
 *
 * @param accounts whose rep left
 * @param reps who left
 * @param interaction of depth at the landmark and the loss; empty if there are too few
 */
record LatentTurnover(long accounts, long reps, Optional<Effect> interaction) {

  private static final int FOLLOWED_MONTHS = 12;
  private static final int STABLE_MONTHS = 12;
  private static final int CONTROLS = 5;
  private static final int QUARTER = 3;
  private static final int TERM = 12;

  /** More than there are in any world. */
  private static final long REPS = 1_000_000;

  private static final Term DEPTH = asMeasured(0);
  private static final Term LEFT = asMeasured(1);
  private static final Term SIZE = asMeasured(2);
  private static final Term VALUE = asMeasured(3);
  private static final Term RENEWAL = asMeasured(4);

  /** Of the accounts of a panel; controls are drawn with the seed. */
  static LatentTurnover of(LatentPanel panel, long seed) {
    Map<Integer, List<Integer>> lostByMonth = new TreeMap<>();
    Map<Integer, List<Integer>> stableByMonth = new TreeMap<>();
    Set<Integer> accounts = new HashSet<>();
    Set<Integer> reps = new HashSet<>();
    for (int i = 0; i < panel.rows().size(); i++) {
      LatentPanel.Row row = panel.rows().get(i);
      AccountMonth month = row.month();
      if (month.sinceDeparture() == 1) {
        lostByMonth.computeIfAbsent(month.month(), m -> new ArrayList<>()).add(i);
        accounts.add(row.life().account().index());
        reps.add(row.life().months().get(month.tenure() - 2).rep().index());
      } else if (month.sinceDeparture() > STABLE_MONTHS) {
        stableByMonth.computeIfAbsent(month.month(), m -> new ArrayList<>()).add(i);
      }
    }
    if (!ReverseSigns.isEnough(accounts.size(), reps.size())) {
      return new LatentTurnover(accounts.size(), reps.size(), Optional.empty());
    }
    LatentFits.Rows stacked = new LatentFits.Rows(5, 3);
    lostByMonth.forEach(
        (month, lost) -> {
          List<Integer> stable = stableByMonth.getOrDefault(month, List.of());
          if (!stable.isEmpty()) {
            lost.forEach(row -> follow(panel, row, true, stacked));
            drawn(panel, stable, CONTROLS * lost.size(), seed)
                .forEach(row -> follow(panel, row, false, stacked));
          }
        });
    Effect interaction =
        stacked.fits().effects(DEPTH, LEFT, DEPTH.times(LEFT), SIZE, VALUE, RENEWAL).get(2);
    return new LatentTurnover(accounts.size(), reps.size(), Optional.of(interaction));
  }

  private static List<Integer> drawn(
      LatentPanel panel, List<Integer> candidates, int count, long seed) {
    long[] draws =
        candidates.stream()
            .mapToLong(
                i -> {
                  LatentPanel.Row row = panel.rows().get(i);
                  int account = row.life().account().index();
                  return Chance.of(seed, Stream.CONTROL, account, row.month().month()).bits();
                })
            .toArray();
    return IntStream.range(0, draws.length)
        .boxed()
        .sorted(Comparator.comparingLong(i -> draws[i]))
        .limit(count)
        .map(candidates::get)
        .toList();
  }

  /** Depth and value stay as they were; who keeps the rep is followed until that rep leaves. */
  private static void follow(LatentPanel panel, int at, boolean hasLost, LatentFits.Rows stacked) {
    LatentPanel.Row row = panel.rows().get(at);
    List<AccountMonth> months = row.life().months();
    int landmark = row.month().tenure() - 1;
    int account = row.life().account().index();
    // Who left, or who stays.
    int rep = months.get(hasLost ? landmark - 1 : landmark).rep().index();
    long[] clusters = {account, rep, (long) account * REPS + rep};
    for (int since = 0; since < FOLLOWED_MONTHS && landmark + since < months.size(); since++) {
      AccountMonth month = months.get(landmark + since);
      if (!hasLost && since > 0 && month.sinceDeparture() <= since) {
        return;
      }
      stacked.add(
          row.month().month() / QUARTER,
          since + 1,
          new LatentPanel.Row(row.life(), month).churns(),
          clusters,
          panel.column(Column.DEPTH)[at],
          hasLost ? 1 : 0,
          row.life().account().logSize(),
          panel.column(Column.VALUE)[at],
          month.tenure() % TERM == 0 ? 1 : 0);
    }
  }
}
