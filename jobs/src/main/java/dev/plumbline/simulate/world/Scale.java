package dev.plumbline.simulate.world;

/**
 * How large a world is.
 *
 * @param accounts customers, those that left included
 * @param months calendar months from which mail is kept; the first is month 0
 * @param reps people who look after accounts at any one time
 * @param mailIntercept log of the messages that an average account writes in a month
 * @param earliestStart calendar month in which the oldest customers may have begun
 * @param latestStart calendar month in which the newest customers may have begun
 */
public record Scale(
    int accounts, int months, int reps, double mailIntercept, int earliestStart, int latestStart) {

  private static final int ACCOUNTS_PER_REP = 25;
  private static final int OLDEST = -36;

  static Scale of(int accounts, int months, double mailIntercept, int latestStart) {
    return new Scale(
        accounts,
        months,
        Math.max(accounts / ACCOUNTS_PER_REP, 4),
        mailIntercept,
        OLDEST,
        Math.max(latestStart, OLDEST));
  }
}
