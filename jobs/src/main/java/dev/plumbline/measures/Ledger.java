package dev.plumbline.measures;

import static dev.plumbline.tables.features.CommunicationMonths.MESSAGES_RECEIVED;
import static dev.plumbline.tables.features.CommunicationMonths.MESSAGES_SENT;
import static dev.plumbline.tables.features.CommunicationMonths.THREADS;
import static dev.plumbline.tables.features.CommunicationMonths.THREAD_MESSAGES;
import static dev.plumbline.tables.features.DisclosureMonths.BUSINESS_STRATEGIC_RECEIVED;
import static dev.plumbline.tables.features.DisclosureMonths.BUSINESS_SYNERGISTIC_RECEIVED;
import static dev.plumbline.tables.features.DisclosureMonths.BUSINESS_SYNERGISTIC_SENT;
import static dev.plumbline.tables.features.DisclosureMonths.PERSONAL_PRIVATE_RECEIVED;
import static dev.plumbline.tables.features.DisclosureMonths.PERSONAL_PRIVATE_SENT;
import static dev.plumbline.tables.features.LedgerMonths.DEALS_CLOSED;
import static dev.plumbline.tables.features.LedgerMonths.DEAL_LOG_DAYS_SUM;
import static dev.plumbline.tables.features.LedgerMonths.OFF_HOURS_SENT;
import static dev.plumbline.tables.features.LedgerMonths.REP_MINUTES;
import static dev.plumbline.tables.measures.RelationshipMonths.COMPARISON_LEVEL;
import static dev.plumbline.tables.measures.RelationshipMonths.CONCESSION_AMOUNT;
import static dev.plumbline.tables.measures.RelationshipMonths.COST_Z;
import static dev.plumbline.tables.measures.RelationshipMonths.NET_Z;
import static dev.plumbline.tables.measures.RelationshipMonths.REP_HOURS;
import static dev.plumbline.tables.measures.RelationshipMonths.REWARD_Z;
import static dev.plumbline.tables.measures.RelationshipMonths.SAVED_HOURS;
import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log1p;
import static org.apache.spark.sql.functions.when;

import dev.plumbline.schema.Field;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * What a relationship takes and gives us, in the base window; method section 10. An unvalidated
 * proposal.
 *
 * <p>Rewards: time saved (conversations with fewer messages of ours than usual), deals that close
 * fast and with few touches (long window), replies that come fast, short conversations, strategic
 * and synergistic information, and conflicts that did not escalate (long window). Costs: hours of
 * our people, messages of ours at night, messages in threads with words of conflict, and deep
 * disclosures of ours beyond those that came back. Counts enter as log(1 + count). Each side is the
 * mean of the items that can be seen, two at least. Prices realised, discounts and gifts are fed by
 * no source; credits are, and count as signals of conflict ({@code credits} of {@code
 * conflict_months}), not as concessions.
 */
final class Ledger {

  private static final int ENOUGH_ITEMS = 2;
  private static final double STRATEGIC_WEIGHT = 2.0 / 3;
  private static final double MINUTES_PER_HOUR = 60;

  private static final Total MINUTES = base(REP_MINUTES);
  private static final Total AT_NIGHT = base(OFF_HOURS_SENT);
  static final Total DEALS = of(DEALS_CLOSED, Span.LONG);
  private static final Total DEAL_DAYS = of(DEAL_LOG_DAYS_SUM, Span.LONG);
  private static final Total TOLD =
      Total.of(
          "ledger_told",
          Span.BASE,
          BUSINESS_STRATEGIC_RECEIVED
              .col()
              .multiply(STRATEGIC_WEIGHT)
              .plus(BUSINESS_SYNERGISTIC_RECEIVED.col()));
  private static final Total EXPOSED =
      Total.of(
          "ledger_exposed",
          Span.BASE,
          BUSINESS_SYNERGISTIC_SENT
              .col()
              .plus(PERSONAL_PRIVATE_SENT.col())
              .minus(BUSINESS_SYNERGISTIC_RECEIVED.col())
              .minus(PERSONAL_PRIVATE_RECEIVED.col()));
  private static final Total SENT = base(MESSAGES_SENT);
  private static final Total CONVERSATIONS = base(THREADS);
  private static final Total ANGRY =
      Total.of(
          "ledger_angry",
          Span.BASE,
          MESSAGES_RECEIVED.col().plus(MESSAGES_SENT.col()).minus(THREAD_MESSAGES.col()));
  static final Total TOUCHES = of(MESSAGES_SENT, Span.LONG);
  private static final GroupMean USUAL_TOUCHES =
      GroupMean.of("ledger_touches", SENT.col(), CONVERSATIONS.col());

  private static final Standard SAVED = item("reward_time_saved", savedTouches());
  private static final Standard DEAL_SPEED =
      item("reward_deal_speed", perDeal(DEAL_DAYS.col()).multiply(-1));
  static final Standard DEAL_EASE =
      item("reward_deal_ease", whereAYear(log1p(perDeal(TOUCHES.col())).multiply(-1)));
  private static final Standard INFORMATION =
      item("reward_information", whereRead(log1p(TOLD.col())));
  private static final Standard ABSORBED =
      item("reward_conflict_absorbed", log1p(Conflict.absorbed()));
  private static final Standard HOURS = item("cost_hours", log1p(hours()));
  private static final Standard NIGHTS = item("cost_nights", whereMailed(log1p(AT_NIGHT.col())));
  private static final Standard REPAIR =
      item("cost_repair", whereRead(log1p(greatest(ANGRY.col(), lit(0)))));
  private static final Standard EXPOSURE =
      item("cost_exposure", whereRead(log1p(greatest(EXPOSED.col(), lit(0)))));

  private Ledger() {}

  /** Of {@link dev.plumbline.tables.features.LedgerMonths}. */
  static List<Total> totals() {
    return List.of(MINUTES, AT_NIGHT, DEALS, DEAL_DAYS);
  }

  /** Of {@link dev.plumbline.tables.features.DisclosureMonths}. */
  static List<Total> disclosures() {
    return List.of(TOLD, EXPOSED);
  }

  /** Of {@link dev.plumbline.tables.features.CommunicationMonths}. */
  static List<Total> communications() {
    return List.of(SENT, CONVERSATIONS, ANGRY, TOUCHES);
  }

  static List<Learned> rates() {
    return List.of(USUAL_TOUCHES);
  }

  static List<Standard> standards() {
    return List.of(
        SAVED, DEAL_SPEED, DEAL_EASE, INFORMATION, ABSORBED, HOURS, NIGHTS, REPAIR, EXPOSURE);
  }

  /** What an account takes and gives, by columns of {@code RelationshipMonths}. */
  static Map<String, Column> measures(int minutesPerMessage) {
    Column saved = savedTouches().multiply(minutesPerMessage / MINUTES_PER_HOUR);
    return Map.of(
        REP_HOURS.name(), hours(),
        SAVED_HOURS.name(), whereMailed(saved),
        CONCESSION_AMOUNT.name(), CONCESSION_AMOUNT.from(lit(null)),
        REWARD_Z.name(), reward().z(),
        COST_Z.name(), cost().z(),
        NET_Z.name(), reward().z().minus(cost().z()));
  }

  /**
   * What is usual for an account is the mean of its own net so far: what it has taught us to
   * expect. Months behind which mail of less than a year was captured tell less of what was given
   * and taken, and do not count.
   */
  static Map<String, Column> soFar() {
    WindowSpec before = Seen.months().rowsBetween(Window.unboundedPreceding(), -1);
    return Map.of(COMPARISON_LEVEL.name(), avg(whereAYear(NET_Z.col())).over(before));
  }

  /** The net beyond what is usual. */
  static Column netRelative() {
    return NET_Z.col().minus(COMPARISON_LEVEL.col());
  }

  static Standard reward() {
    List<Column> items =
        Stream.concat(
                Stream.of(SAVED, DEAL_SPEED, DEAL_EASE, INFORMATION, ABSORBED).map(Standard::z),
                Closeness.RECENT.ease().stream())
            .toList();
    return item("reward", new Available(items).mean(ENOUGH_ITEMS));
  }

  static Standard cost() {
    List<Column> items = Stream.of(HOURS, NIGHTS, REPAIR, EXPOSURE).map(Standard::z).toList();
    return item("cost", new Available(items).mean(ENOUGH_ITEMS));
  }

  /** Hours of our people; null where no mail was captured. */
  static Column hours() {
    return whereMailed(MINUTES.col().divide(MINUTES_PER_HOUR));
  }

  /** Messages of ours that the conversations would have taken more, had they been as usual. */
  static Column savedTouches() {
    Column usual = USUAL_TOUCHES.col().multiply(CONVERSATIONS.col());
    return when(CONVERSATIONS.col().gt(0), usual.minus(SENT.col()));
  }

  private static Column perDeal(Column sum) {
    return when(DEALS.col().gt(0), sum.divide(DEALS.col()));
  }

  private static Column whereMailed(Column measure) {
    return when(Seen.mailMonths(Span.BASE).gt(0), measure);
  }

  private static Column whereAYear(Column measure) {
    return when(Seen.mailMonths(Span.LONG).equalTo(Span.LONGEST), measure);
  }

  private static Column whereRead(Column measure) {
    return when(Disclosure.isScored(), measure);
  }

  private static Standard item(String name, Column more) {
    return Standard.of("ledger_" + name, Span.BASE, more);
  }

  private static Total base(Field field) {
    return of(field, Span.BASE);
  }

  private static Total of(Field field, Span span) {
    return Total.of("ledger_" + field.name(), span, field.col());
  }
}
