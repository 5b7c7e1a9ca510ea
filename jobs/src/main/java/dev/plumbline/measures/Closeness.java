package dev.plumbline.measures;

import static dev.plumbline.tables.features.CommunicationMonths.CALLS;
import static dev.plumbline.tables.features.CommunicationMonths.CALM_THREADS;
import static dev.plumbline.tables.features.CommunicationMonths.CHATS;
import static dev.plumbline.tables.features.CommunicationMonths.EMAILS;
import static dev.plumbline.tables.features.CommunicationMonths.HOURS_KNOWN_RECEIVED;
import static dev.plumbline.tables.features.CommunicationMonths.MEETINGS;
import static dev.plumbline.tables.features.CommunicationMonths.MEETINGS_CANCELLED;
import static dev.plumbline.tables.features.CommunicationMonths.MEETINGS_PLANNED;
import static dev.plumbline.tables.features.CommunicationMonths.MEETINGS_SIZED;
import static dev.plumbline.tables.features.CommunicationMonths.MEETINGS_SMALL;
import static dev.plumbline.tables.features.CommunicationMonths.MESSAGES_RECEIVED;
import static dev.plumbline.tables.features.CommunicationMonths.MESSAGES_SENT;
import static dev.plumbline.tables.features.CommunicationMonths.OFF_HOURS_RECEIVED;
import static dev.plumbline.tables.features.CommunicationMonths.REPLY_LOG_HOURS_FEW;
import static dev.plumbline.tables.features.CommunicationMonths.REPLY_LOG_HOURS_MANY;
import static dev.plumbline.tables.features.CommunicationMonths.REPLY_LOG_HOURS_ONE;
import static dev.plumbline.tables.features.CommunicationMonths.THREADS;
import static dev.plumbline.tables.features.CommunicationMonths.THREADS_ONE_TO_ONE;
import static dev.plumbline.tables.features.CommunicationMonths.THREADS_STARTED;
import static dev.plumbline.tables.features.CommunicationMonths.THREADS_STARTED_BY_BUYER;
import static dev.plumbline.tables.features.CommunicationMonths.THREAD_MESSAGES;
import static dev.plumbline.tables.measures.RelationshipMonths.CLOSENESS_ITEMS;
import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log;
import static org.apache.spark.sql.functions.when;

import dev.plumbline.schema.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;

/**
 * How close an account and we are by headers and calendars alone; method section 5. A proxy: it
 * tells nothing of what is said.
 *
 * <p>The mean of nine items, standardised and signed so that more is closer, with equal weights;
 * null with fewer than five.
 *
 * @param span base or prior window; both are standardised by the base window of the reference
 */
record Closeness(Span span) {

  private static final int ENOUGH_ITEMS = 5;
  private static final double RECIPROCITY_KAPPA = 10;
  private static final int CHANNEL_IN_USE = 2;
  private static final List<Field> REPLIES =
      List.of(REPLY_LOG_HOURS_ONE, REPLY_LOG_HOURS_FEW, REPLY_LOG_HOURS_MANY);

  static final Closeness RECENT = new Closeness(Span.BASE);
  static final Closeness BEFORE = new Closeness(Span.PRIOR);

  static List<Total> allTotals() {
    List<Total> totals = new ArrayList<>();
    totals.addAll(RECENT.totals());
    totals.addAll(BEFORE.totals());
    totals.add(messages(Span.SHORT));
    totals.add(messages(Span.LAST));
    return totals;
  }

  static List<Values> allReplies() {
    return Stream.concat(RECENT.replies().stream(), BEFORE.replies().stream()).toList();
  }

  static List<Learned> rates() {
    return List.of(RECENT.volumeReciprocity(), RECENT.offHours());
  }

  /** Unit-weighted mean of the items that there are: what stands for depth without text. */
  Standard index() {
    return Standard.of("closeness", span, available().mean(ENOUGH_ITEMS));
  }

  Column itemCount() {
    return available().count();
  }

  /**
   * What each item adds to the recent {@link #index}, standardised, in the order of {@link #items}.
   */
  List<Column> parts() {
    Column scale = index().reference().scale().col();
    return available().parts(CLOSENESS_ITEMS.col()).stream()
        .map(part -> part.divide(scale))
        .toList();
  }

  private Available available() {
    return new Available(items().stream().map(Standard::z).toList());
  }

  static Total messages(Span span) {
    return Total.of("messages", span, MESSAGES_RECEIVED.col().plus(MESSAGES_SENT.col()));
  }

  Column messages() {
    return received().col().plus(sent().col());
  }

  /** Whether there was any contact: what makes an account a reference account. */
  Column isInTouch() {
    return messages().plus(channel("meetings", MEETINGS)).plus(channel("calls", CALLS)).gt(0);
  }

  List<Standard> items() {
    Column oneToOne =
        share(count("threads_one_to_one", THREADS_ONE_TO_ONE), count("threads", THREADS));
    Column startedByBuyer =
        share(
            count("started_by_buyer", THREADS_STARTED_BY_BUYER), count("started", THREADS_STARTED));
    Column smallMeetings =
        share(count("meetings_small", MEETINGS_SMALL), count("meetings_sized", MEETINGS_SIZED));
    Column cancelled =
        share(
            count("meetings_cancelled", MEETINGS_CANCELLED),
            count("meetings_planned", MEETINGS_PLANNED));

    return List.of(
        item("even_volume", shrunkReciprocity()),
        item("reply_speed", replySpeed()),
        item("off_hours", offHours().ofExposed()),
        item("one_to_one", oneToOne),
        item("thread_depth", log(messagesPerThread())),
        item("buyer_starts", startedByBuyer),
        item("channels", channels()),
        item("small_meetings", smallMeetings),
        item("kept_meetings", cancelled.multiply(-1)));
  }

  private Standard item(String name, Column closer) {
    return Standard.of("closeness_" + name, span, closer);
  }

  /** Fast replies and short threads, standardised: communication that takes little. */
  List<Column> ease() {
    return List.of(
        item("reply_speed", replySpeed()).z(),
        item("thread_depth", log(messagesPerThread())).z().multiply(-1));
  }

  private Column replySpeed() {
    return replyHours().multiply(-1);
  }

  private Column messagesPerThread() {
    return share(count("thread_messages", THREAD_MESSAGES), count("calm_threads", CALM_THREADS));
  }

  private List<Total> totals() {
    return List.of(
        received(),
        sent(),
        count("off_hours", OFF_HOURS_RECEIVED),
        count("hours_known", HOURS_KNOWN_RECEIVED),
        count("threads", THREADS),
        count("threads_one_to_one", THREADS_ONE_TO_ONE),
        count("started", THREADS_STARTED),
        count("started_by_buyer", THREADS_STARTED_BY_BUYER),
        count("thread_messages", THREAD_MESSAGES),
        count("calm_threads", CALM_THREADS),
        count("emails", EMAILS),
        count("meetings", MEETINGS),
        count("calls", CALLS),
        count("chats", CHATS),
        count("meetings_small", MEETINGS_SMALL),
        count("meetings_sized", MEETINGS_SIZED),
        count("meetings_cancelled", MEETINGS_CANCELLED),
        count("meetings_planned", MEETINGS_PLANNED));
  }

  private Total received() {
    return count("received", MESSAGES_RECEIVED);
  }

  private Total sent() {
    return count("sent", MESSAGES_SENT);
  }

  private Total count(String name, Field field) {
    return Total.of(name, span, field.col());
  }

  private Column channel(String name, Field field) {
    return count(name, field).col();
  }

  private static Column share(Total part, Total whole) {
    return when(whole.col().gt(0), part.col().divide(whole.col()));
  }

  /** How even both sides write: 1 alike, 0 one side alone. */
  private Column reciprocity() {
    Column difference = abs(received().col().minus(sent().col()));
    return lit(1.0).minus(difference.divide(messages()));
  }

  private GroupMean volumeReciprocity() {
    return GroupMean.of(
        "volume_reciprocity",
        when(messages().gt(0), reciprocity().multiply(messages())),
        messages());
  }

  private Column shrunkReciprocity() {
    Column drawn =
        reciprocity()
            .multiply(messages())
            .plus(volumeReciprocity().col().multiply(RECIPROCITY_KAPPA));
    return when(messages().gt(0), drawn.divide(messages().plus(RECIPROCITY_KAPPA)));
  }

  private ShrunkRate offHours() {
    return ShrunkRate.of(
        "rate_off_hours",
        count("off_hours", OFF_HOURS_RECEIVED).col(),
        count("hours_known", HOURS_KNOWN_RECEIVED).col());
  }

  /** Medians of log hours by number of recipients, averaged: mail to many is answered later. */
  private Column replyHours() {
    return new Available(replies().stream().map(Values::col).toList()).mean(1);
  }

  private List<Values> replies() {
    return REPLIES.stream().map(field -> Values.median(field, span)).toList();
  }

  /** Channels with at least two contacts; null where nothing was captured. */
  private Column channels() {
    Column inUse =
        Stream.of(
                channel("emails", EMAILS),
                channel("meetings", MEETINGS),
                channel("calls", CALLS),
                channel("chats", CHATS))
            .map(contacts -> when(contacts.geq(CHANNEL_IN_USE), 1.0).otherwise(0.0))
            .reduce(Column::plus)
            .orElseThrow();
    return when(Seen.any(span), inUse);
  }
}
