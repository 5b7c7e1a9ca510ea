package dev.plumbline.publish;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is known of a range of neighbouring tenths of depth, before it is decided whether it may be
 * told.
 *
 * @param first lowest tenth
 * @param last highest tenth
 * @param accounts hashes of the accounts, each once however many months it has
 * @param reps hashes of the sales reps
 * @param months months at risk
 * @param events churn decisions
 */
record Cell(int first, int last, Set<Long> accounts, Set<Long> reps, long months, long events) {

  Cell {
    accounts = Set.copyOf(accounts);
    reps = Set.copyOf(reps);
  }

  Cell plus(Cell next) {
    return new Cell(
        Math.min(first, next.first),
        Math.max(last, next.last),
        union(accounts, next.accounts),
        union(reps, next.reps),
        months + next.months,
        events + next.events);
  }

  boolean holds(int minAccounts, int minReps) {
    return accounts.size() >= minAccounts && reps.size() >= minReps;
  }

  /**
   * {@code cells} from the shallowest to the deepest, joined until each holds enough: a range grows
   * upwards until it does, and what is left over at the top joins the range below it.
   *
   * @param cells in ascending order, at least one
   * @return ranges without a gap between the first and the last cell; one that still holds too few
   *     if all together do
   */
  static List<Cell> merge(List<Cell> cells, int minAccounts, int minReps) {
    List<Cell> merged = new ArrayList<>();
    Cell open = null;
    for (Cell cell : cells) {
      open = open == null ? cell : open.plus(cell);
      if (open.holds(minAccounts, minReps)) {
        merged.add(open);
        open = null;
      }
    }
    if (open != null) {
      int top = merged.size() - 1;
      if (top < 0) {
        merged.add(open);
      } else {
        merged.set(top, merged.get(top).plus(open));
      }
    }
    return withoutGaps(merged);
  }

  /** A tenth that nobody is in belongs to the range below it. */
  private static List<Cell> withoutGaps(List<Cell> cells) {
    List<Cell> closed = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = cells.get(i);
      int first = i == 0 ? 1 : cell.first;
      int last = i == cells.size() - 1 ? Grid.TENTHS : cells.get(i + 1).first - 1;
      closed.add(new Cell(first, last, cell.accounts, cell.reps, cell.months, cell.events));
    }
    return closed;
  }

  private static Set<Long> union(Set<Long> some, Set<Long> others) {
    Set<Long> all = new HashSet<>(some);
    all.addAll(others);
    return all;
  }
}
