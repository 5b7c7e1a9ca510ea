package dev.plumbline.simulate.salesforce;

import dev.plumbline.simulate.people.Timeline;
import dev.plumbline.simulate.world.AccountMonth;
import dev.plumbline.simulate.world.Chance;
import dev.plumbline.simulate.world.Exit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * One contract of a customer: twelve months, then the next one. An account that decides to leave
 * does so on a day of the month of its latent event, and the contract ends up to sixty days later.
 *
 * @param number of the contract of this account, from 0
 * @param signed when it was signed
 * @param startMonth calendar month in which it begins
 * @param start first day
 * @param plannedEnd last day by the term as signed
 * @param end last day as it came
 * @param decided when the customer decided to leave; 0 if it did not
 * @param exit how it ended
 * @param isNoticeRecorded whether the decision shows as a notice; else as a lost renewal only
 * @param monthlyValue in euros
 */
record Term(
    int number,
    long signed,
    int startMonth,
    LocalDate start,
    LocalDate plannedEnd,
    LocalDate end,
    long decided,
    Exit exit,
    boolean isNoticeRecorded,
    double monthlyValue) {

  static final int MONTHS = 12;
  private static final int MOST_NOTICE_DAYS = 60;
  private static final int NUMBERS_PER_ACCOUNT = 100;

  static String id(int account, int number) {
    return SalesforceId.of("800", (long) account * NUMBERS_PER_ACCOUNT + number + 1);
  }

  boolean isLast() {
    return exit != Exit.NONE;
  }

  /** The contracts of a customer, each beginning the day after the one before. */
  static List<Term> of(Scene scene, Customer customer) {
    Timeline timeline = scene.timeline();
    Chance chance = scene.chance("Contract", customer.index(), 0);
    AccountMonth last = customer.life().last();
    double value = 40 * Math.pow(customer.company().employees(), .8);
    List<Term> terms = new ArrayList<>();
    for (int number = 0; ; number++) {
      int startMonth = customer.first().month() + number * MONTHS;
      // A contract that begins after the last month was signed if the customer stays.
      if (startMonth > last.month() + (customer.stays() ? 1 : 0)) {
        return terms;
      }
      LocalDate start = timeline.firstDay(startMonth);
      LocalDate planned = start.plusMonths(MONTHS).minusDays(1);
      boolean ends = !customer.stays() && last.month() < startMonth + MONTHS;
      long decided =
          ends ? timeline.moment(chance, last.month(), 3, 26, customer.company().zone(), 0) : 0;
      terms.add(
          new Term(
              number,
              signed(chance, scene, customer, startMonth, number),
              startMonth,
              start,
              planned,
              ends ? end(chance, decided, planned, last) : planned,
              decided,
              ends ? last.exit() : Exit.NONE,
              chance.happens(last.exit() == Exit.CHURN ? .85 : 1),
              value));
      value *= chance.happens(.12) ? 1.25 : chance.happens(.12) ? .8 : 1.02;
    }
  }

  /** A first contract is signed weeks before it begins, a renewal in the month before. */
  private static long signed(
      Chance chance, Scene scene, Customer customer, int startMonth, int number) {
    return number == 0
        ? scene.timeline().start(startMonth) - chance.between(5, 30) * Scene.DAY
        : scene.timeline().moment(chance, startMonth - 1, 8, 27, customer.company().zone(), 0);
  }

  /** At the end of the term, if that is the month of the decision; else with notice. */
  private static LocalDate end(Chance chance, long decided, LocalDate planned, AccountMonth last) {
    LocalDate withNotice = Timeline.day(decided).plusDays(chance.between(0, MOST_NOTICE_DAYS));
    return last.tenure() % MONTHS == 0 || withNotice.isAfter(planned) ? planned : withNotice;
  }
}
