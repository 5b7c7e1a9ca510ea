package dev.plumbline.measures;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static dev.plumbline.tables.core.AccountMonths.ACCOUNT_ID;
import static dev.plumbline.tables.core.AccountMonths.IS_MAIL_CAPTURED;
import static dev.plumbline.tables.core.AccountMonths.MONTH;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.LongType;

import dev.plumbline.schema.Field;
import dev.plumbline.tables.features.CommunicationMonths;
import dev.plumbline.tables.features.DisclosureMonths;
import dev.plumbline.tables.features.LedgerMonths;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * What an account was seen to do in its first six months with mail captured, counted from the month
 * in which its first message became known; method section 9.
 *
 * <p>A message that becomes known later than the month after them is never counted, and moves
 * nothing.
 */
final class FirstMonths {

  static final Field RECEIVED = counted("received", "Human messages from the account");
  static final Field OFF_HOURS = counted("off_hours", "Of them, written off hours");
  static final Field HOURS_KNOWN = counted("hours_known", "Received with a known local hour");
  static final Field STARTED = counted("started", "Threads started");
  static final Field STARTED_BY_BUYER = counted("started_by_buyer", "Of them, by the account");
  static final Field PEOPLE = counted("recorded_people", "Contacts recorded");
  static final Field PROCUREMENT = counted("recorded_procurement", "Of them, of procurement");
  static final Field SCORED = counted("scored", "Received and scored");
  static final Field PRICE = counted("speaking_of_price", "Of them, speaking of price");
  static final Field PERSONAL = counted("personal", "Of them, telling something of a person");
  static final Field BODIES = counted("bodies", "Received and scored by their body");
  static final Field FORMAL = counted("formal", "Of them, in more sentences formal than informal");

  private static final int MONTHS = 6;
  private static final Field FEATURE_MONTH = required("feature_month", DateType, "Its own month");
  private static final Field KNOWN_MONTH = CommunicationMonths.KNOWN_MONTH;
  private static final Field SOURCE_AT = CommunicationMonths.MAX_SOURCE_AT;
  private static final Field FIRST_KNOWN =
      required("first_known", DateType, "Month in which the first message became known");
  private static final Field OBSERVED =
      optional("observed", LongType, "Months with mail captured before");
  private static final Field WAS_CAPTURED =
      optional("was_captured", LongType, "1 if mail of the month before was captured");
  private static final List<Field> COUNTS =
      List.of(
          RECEIVED,
          OFF_HOURS,
          HOURS_KNOWN,
          STARTED,
          STARTED_BY_BUYER,
          PEOPLE,
          PROCUREMENT,
          SCORED,
          PRICE,
          BODIES,
          FORMAL,
          PERSONAL);

  private FirstMonths() {}

  /**
   * One row for each account that was seen for so long: account, the month after, and counts.
   *
   * @param accountMonths rows of {@link dev.plumbline.tables.core.AccountMonths}
   * @param communication rows of {@link CommunicationMonths}
   * @param ledger rows of {@link LedgerMonths}
   * @param disclosure rows of {@link DisclosureMonths}
   */
  static Dataset<Row> of(
      Dataset<Row> accountMonths,
      Dataset<Row> communication,
      Dataset<Row> ledger,
      Dataset<Row> disclosure) {
    Column[] sums =
        Stream.concat(
                COUNTS.stream().map(count -> count.from(coalesce(sum(count.col()), lit(0)))),
                Stream.of(SOURCE_AT.from(max(SOURCE_AT.col()))))
            .toArray(Column[]::new);
    return counts(communication, ledger, disclosure)
        .join(ends(accountMonths, communication), ACCOUNT_ID.name())
        .where(FEATURE_MONTH.col().lt(MONTH.col()).and(KNOWN_MONTH.col().lt(MONTH.col())))
        .groupBy(ACCOUNT_ID.col(), MONTH.col())
        .agg(sums[0], List.of(sums).subList(1, sums.length).toArray(Column[]::new));
  }

  /** The month after the sixth of each account. */
  private static Dataset<Row> ends(Dataset<Row> accountMonths, Dataset<Row> communication) {
    Dataset<Row> first =
        communication
            .where(
                CommunicationMonths.MESSAGES_RECEIVED
                    .col()
                    .plus(CommunicationMonths.MESSAGES_SENT.col())
                    .gt(0))
            .groupBy(ACCOUNT_ID.col())
            .agg(FIRST_KNOWN.from(min(KNOWN_MONTH.col())));
    Column isCaptured = when(IS_MAIL_CAPTURED.col(), 1).otherwise(0);
    WindowSpec months = Window.partitionBy(ACCOUNT_ID.col()).orderBy(MONTH.col());
    WindowSpec before = months.rowsBetween(Window.unboundedPreceding(), -1);
    return accountMonths
        .join(first, ACCOUNT_ID.name())
        .where(MONTH.col().geq(FIRST_KNOWN.col()))
        .select(
            ACCOUNT_ID.col(),
            MONTH.col(),
            OBSERVED.from(sum(isCaptured).over(before)),
            WAS_CAPTURED.from(lag(isCaptured, 1).over(months)))
        .where(OBSERVED.col().equalTo(MONTHS).and(WAS_CAPTURED.col().equalTo(1)))
        .select(ACCOUNT_ID.col(), MONTH.col());
  }

  private static Dataset<Row> counts(
      Dataset<Row> communication, Dataset<Row> ledger, Dataset<Row> disclosure) {
    Column personal =
        DisclosureMonths.PERSONAL_GENERAL_RECEIVED
            .col()
            .plus(DisclosureMonths.PERSONAL_LIFE_RECEIVED.col())
            .plus(DisclosureMonths.PERSONAL_PRIVATE_RECEIVED.col());
    return communication
        .select(
            ACCOUNT_ID.col(),
            FEATURE_MONTH.from(MONTH.col()),
            KNOWN_MONTH.col(),
            SOURCE_AT.col(),
            RECEIVED.from(CommunicationMonths.MESSAGES_RECEIVED.col()),
            OFF_HOURS.from(CommunicationMonths.OFF_HOURS_RECEIVED.col()),
            HOURS_KNOWN.from(CommunicationMonths.HOURS_KNOWN_RECEIVED.col()),
            STARTED.from(CommunicationMonths.THREADS_STARTED.col()),
            STARTED_BY_BUYER.from(CommunicationMonths.THREADS_STARTED_BY_BUYER.col()))
        .unionByName(
            ledger.select(
                ACCOUNT_ID.col(),
                FEATURE_MONTH.from(MONTH.col()),
                KNOWN_MONTH.col(),
                SOURCE_AT.col(),
                PEOPLE.from(LedgerMonths.PEOPLE.col()),
                PROCUREMENT.from(LedgerMonths.PEOPLE_OF_PROCUREMENT.col()),
                SCORED.from(LedgerMonths.SCORED_RECEIVED.col()),
                PRICE.from(LedgerMonths.PRICE_RECEIVED.col()),
                BODIES.from(LedgerMonths.BODIES_RECEIVED.col()),
                FORMAL.from(LedgerMonths.FORMAL_RECEIVED.col())),
            true)
        .unionByName(
            disclosure.select(
                ACCOUNT_ID.col(),
                FEATURE_MONTH.from(MONTH.col()),
                KNOWN_MONTH.col(),
                SOURCE_AT.col(),
                PERSONAL.from(personal)),
            true);
  }

  private static Field counted(String name, String comment) {
    return optional(name, DoubleType, comment);
  }
}
