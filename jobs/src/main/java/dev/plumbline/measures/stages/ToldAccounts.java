package dev.plumbline.measures.stages;

import static dev.plumbline.tables.measures.StageMonths.FEW_DISCLOSURES;
import static dev.plumbline.tables.measures.StageMonths.NOTHING_SEEN;
import static dev.plumbline.tables.measures.StageMonths.NO_REFERENCE;
import static dev.plumbline.tables.measures.StageMonths.NO_TEXT;

import dev.plumbline.models.StageThresholds;
import dev.plumbline.stats.hmm.PoissonHmm;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * The months of the accounts of one partition, told account by account.
 *
 * <p>At each month all that has become known since the month before is put where it belongs, and
 * the path is told again from the earliest month that changed. Mostly that is the last one.
 */
final class ToldAccounts implements Iterator<Row> {

  private final Iterator<Row> rows;
  private final StageThresholds thresholds;
  private final PoissonHmm model;
  private final Deque<Row> told = new ArrayDeque<>();
  private Row next;

  /**
   * Tells nothing yet.
   *
   * @param rows of {@link PathRows}, account by account
   * @param thresholds null if none were learned
   * @param model null if none was learned
   */
  ToldAccounts(Iterator<Row> rows, StageThresholds thresholds, PoissonHmm model) {
    this.rows = rows;
    this.thresholds = thresholds;
    this.model = model;
    this.next = rows.hasNext() ? rows.next() : null;
  }

  @Override
  public boolean hasNext() {
    while (told.isEmpty() && next != null) {
      tellAccount();
    }
    return !told.isEmpty();
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return told.remove();
  }

  private void tellAccount() {
    String account = PathRows.account(next);
    List<Row> months = new ArrayList<>();
    List<Fact> facts = new ArrayList<>();
    while (next != null && PathRows.account(next).equals(account)) {
      if (PathRows.isMonth(next)) {
        months.add(next);
      } else {
        facts.add(PathRows.fact(next));
      }
      next = rows.hasNext() ? rows.next() : null;
    }
    if (!months.isEmpty()) {
      months.sort(Comparator.comparingInt(PathRows::monthOf));
      facts.sort(Comparator.comparingInt(Fact::known));
      tell(account, months, facts);
    }
  }

  private void tell(String account, List<Row> months, List<Fact> facts) {
    int first =
        facts.stream().mapToInt(Fact::month).reduce(PathRows.monthOf(months.get(0)), Math::min);
    int length = PathRows.monthOf(months.get(months.size() - 1)) - first + 1;
    Known known = new Known(first, length);
    RulePath rule = thresholds == null ? null : new RulePath(thresholds, length);
    FilteredPath filtered = model == null ? null : new FilteredPath(model, length);
    int learned = 0;
    int toldTo = -1;
    for (Row row : months) {
      int month = PathRows.monthOf(row);
      while (learned < facts.size() && facts.get(learned).known() < month) {
        known.learn(facts.get(learned++));
      }
      int last = month - first - 1;
      if (thresholds != null && known.isSeenBefore(month)) {
        int from = Math.max(known.begin(), Math.min(known.changedSince(), toldTo + 1));
        rule.retell(known, from, last);
        if (filtered != null) {
          filtered.retell(known, from, last);
        }
        toldTo = last;
      }
      told.add(row(account, month, known, rule, filtered, last));
      if (PathRows.isCaptured(row)) {
        known.captured(month);
      }
    }
  }

  private Row row(
      String account, int month, Known known, RulePath rule, FilteredPath filtered, int at) {
    String missing = missing(known, month);
    boolean isTold = missing == null;
    boolean isFiltered = isTold && filtered != null;
    return RowFactory.create(
        account,
        month,
        isTold ? rule.stage(at) : null,
        isTold ? rule.confidence(at) : null,
        isTold ? rule.isPersonallyWithheld(at) : null,
        isFiltered ? filtered.mostProbable(at) : null,
        isFiltered ? filtered.probability(at, 1) : null,
        isFiltered ? filtered.probability(at, 2) : null,
        isFiltered ? filtered.probability(at, 3) : null,
        isFiltered ? filtered.expectedStage(at) : null,
        isTold ? (rule.hasDeepened(at) ? 1 : 0) : null,
        isTold ? rule.highest(at) : null,
        isTold ? rule.highest(at) - rule.stage(at) : null,
        isTold ? rule.monthsInStage(at) : null,
        isTold && filtered == null ? FEW_DISCLOSURES : missing,
        known.sourceAt());
  }

  /** Why there is no phase, if there is none. */
  private String missing(Known known, int month) {
    if (known.isUnread()) {
      return NO_TEXT;
    }
    if (!known.isSeenBefore(month)) {
      return NOTHING_SEEN;
    }
    return thresholds == null ? NO_REFERENCE : null;
  }
}
