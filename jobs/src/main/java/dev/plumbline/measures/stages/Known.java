package dev.plumbline.measures.stages;

import static dev.plumbline.models.StageThresholds.KINDS;

import dev.plumbline.models.StageThresholds;

/** What is known of one account so far, added up by the month in which it happened. */
final class Known {

  private static final int NOTHING = Integer.MAX_VALUE;

  private final int first;
  private final int[] scored;
  private final int[] scoredSent;
  private final int[] deep;
  private final int[] personalReceived;
  private final int[] personalSent;
  private int begin = NOTHING;
  private int changed = NOTHING;
  private long messages;
  private long scoredInAll;
  private long sourceAt = Long.MIN_VALUE;

  /** Nothing yet of the months from {@code first}. */
  Known(int first, int months) {
    this.first = first;
    this.scored = new int[months];
    this.scoredSent = new int[months];
    this.deep = new int[months * KINDS];
    this.personalReceived = new int[months];
    this.personalSent = new int[months];
  }

  /** Its mail of a month was captured, so that silence in it is known. */
  void captured(int month) {
    seen(month);
  }

  void learn(Fact fact) {
    messages += fact.messages();
    sourceAt = Math.max(sourceAt, fact.sourceAt());
    if (fact.scored() == 0) {
      return;
    }
    int at = fact.month() - first;
    scoredInAll += fact.scored();
    scored[at] += fact.scored();
    scoredSent[at] += fact.scoredSent();
    personalReceived[at] += fact.personalReceived();
    personalSent[at] += fact.personalSent();
    for (int kind = 0; kind < KINDS; kind++) {
      deep[at * KINDS + kind] += fact.deep()[kind];
    }
    seen(fact.month());
    changed = Math.min(changed, at);
  }

  private void seen(int month) {
    if (month - first < begin) {
      begin = month - first;
      changed = begin;
    }
  }

  /** Months from the first, of the first of which anything is known. */
  int begin() {
    return begin;
  }

  boolean isSeenBefore(int month) {
    return begin < month - first;
  }

  /** Whether it wrote, and not a word of it was read. */
  boolean isUnread() {
    return messages > 0 && scoredInAll == 0;
  }

  /** The earliest month of which something was learned since this was last asked. */
  int changedSince() {
    int earliest = changed;
    changed = NOTHING;
    return earliest;
  }

  Long sourceAt() {
    return sourceAt == Long.MIN_VALUE ? null : sourceAt;
  }

  int scored(int at) {
    return scored[at];
  }

  int scoredSent(int at) {
    return scoredSent[at];
  }

  int personalSent(int at) {
    return personalSent[at];
  }

  /** Counts of deep messages, those of month {@code at} from {@code at * KINDS}. */
  int[] deep() {
    return deep;
  }

  /** Whether there was any message of level 3 in the months up to {@code at}. */
  boolean holdsThirdLevel(int at, int months) {
    for (int t = Math.max(0, at - months + 1); t <= at; t++) {
      int of = t * KINDS;
      if (deep[of + StageThresholds.SYNERGISTIC] + deep[of + StageThresholds.PRIVATE] > 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether both sides told of themselves in the months up to {@code at}. */
  boolean isPersonalOnBothSides(int at, int months) {
    int received = 0;
    int sent = 0;
    for (int t = Math.max(0, at - months + 1); t <= at; t++) {
      received += personalReceived[t];
      sent += personalSent[t];
    }
    return received > 0 && sent > 0;
  }
}
