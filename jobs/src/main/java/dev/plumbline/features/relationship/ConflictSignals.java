package dev.plumbline.features.relationship;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static dev.plumbline.tables.core.Interactions.ACCOUNT_ID;
import static dev.plumbline.tables.core.Interactions.EVENT_AT;
import static dev.plumbline.tables.core.Interactions.INTERACTION_ID;
import static dev.plumbline.tables.core.Interactions.has;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_utc_timestamp;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.unix_seconds;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import dev.plumbline.schema.Field;
import dev.plumbline.tables.core.AccountMonths;
import dev.plumbline.tables.core.Interactions;
import dev.plumbline.tables.core.Words;
import dev.plumbline.tables.staging.Cases;
import dev.plumbline.tables.staging.Contacts;
import dev.plumbline.tables.staging.Orders;
import java.time.Duration;
import java.time.ZoneId;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * What shows conflict, repair, grace or thoughts of leaving, one row each; method sections 8 and
 * 17.2.
 *
 * <p>Severe (3) are critical cases and escalations, serious (2) cases of severity 2, mild (1) a
 * missed first answer, a late delivery, a credit and a message of the account with words of
 * conflict that follows another one within days. A single such message, repair, each closing of a
 * case that was a conflict, grace, words of leaving and a new contact of procurement are no
 * conflict and have severity 0.
 *
 * @param within how close two messages with words of conflict make a conflict
 * @param tolerated how late a delivery may be without being a conflict
 * @param zone of promised days and of months
 */
record ConflictSignals(Duration within, Duration tolerated, ZoneId zone) {

  static final String CASE = "CASE";
  static final String ESCALATION = "ESCALATION";
  static final String SLA = "SLA";
  static final String LATE = "LATE";
  static final String CREDIT = "CREDIT";
  static final String CLOSE = "CLOSE";
  static final String CONFLICT = "CONFLICT";
  static final String REPAIR = "REPAIR";
  static final String GRACE = "GRACE";
  static final String INTENT = "INTENT";
  static final String PROCUREMENT = "PROCUREMENT";

  static final Field SIGNAL_ID = required("signal_id", StringType, "Record that shows it");
  static final Field SIGNAL = required("signal", StringType, "What it is");
  static final Field AT = required("at", TimestampType, "When it happened");
  static final Field KNOWN = required("known", TimestampType, "When it was known");
  static final Field SEVERITY =
      required("severity", IntegerType, "1 (mild) to 3 (severe); 0 if no conflict by itself");

  static final Field IS_PRICED =
      required("is_priced", BooleanType, "Whether it speaks of a price, too");

  private static final Field SHOWN = optional("shown", StringType, "A signal of the record");

  /**
   * Signals: account, {@link #SIGNAL_ID}, {@link #SIGNAL}, {@link #AT}, {@link #KNOWN}, {@link
   * #SEVERITY}, {@link #IS_PRICED}.
   *
   * @param interactions rows of {@link Interactions}
   * @param cases rows of {@link Cases}, under the accounts of today
   * @param contacts rows of {@link Contacts}, likewise
   * @param orders rows of {@link Orders}, under the accounts of today
   */
  Dataset<Row> of(
      Dataset<Row> interactions, Dataset<Row> cases, Dataset<Row> contacts, Dataset<Row> orders) {
    return ofMessages(interactions)
        .unionByName(ofCases(cases))
        .unionByName(ofContacts(contacts))
        .unionByName(ofOrders(orders));
  }

  private Dataset<Row> ofMessages(Dataset<Row> interactions) {
    Column isReceived = Interactions.isReceived();
    Column shown =
        array(
            signal(
                CONFLICT,
                when(isReceived.and(has(Words.CONFLICT)), EVENT_AT.col()),
                lit(0),
                has(Words.PRICE)),
            signal(REPAIR, when(not(isReceived).and(has(Words.REPAIR)), EVENT_AT.col()), lit(0)),
            signal(GRACE, when(isReceived.and(has(Words.GRACE)), EVENT_AT.col()), lit(0)),
            signal(INTENT, when(isReceived.and(has(Words.INTENT)), EVENT_AT.col()), lit(0)));
    WindowSpec ofKind =
        Window.partitionBy(ACCOUNT_ID.col(), SIGNAL.col()).orderBy(KNOWN.col(), SIGNAL_ID.col());
    Column gap = unix_seconds(KNOWN.col()).minus(lag(unix_seconds(KNOWN.col()), 1).over(ofKind));
    Column isRepeated =
        SIGNAL.col().equalTo(CONFLICT).and(coalesce(gap.leq(within.toSeconds()), lit(false)));
    return rows(
            interactions
                .where(Interactions.isMessage())
                .where(
                    has(Words.CONFLICT)
                        .or(has(Words.REPAIR))
                        .or(has(Words.GRACE))
                        .or(has(Words.INTENT))),
            INTERACTION_ID,
            Interactions.KNOWN_AT,
            shown)
        .withColumn(SEVERITY.name(), SEVERITY.from(when(isRepeated, 1).otherwise(0)));
  }

  private Dataset<Row> ofCases(Dataset<Row> cases) {
    Column severity = Cases.SEVERITY.col();
    Column shown =
        array(
            signal(CASE, Cases.seriousAt(), when(severity.leq(1), 3).otherwise(2)),
            signal(ESCALATION, Cases.ESCALATED_AT.col(), lit(3)),
            signal(SLA, Cases.slaMissedAt(), lit(1)));
    Column closed =
        transform(
            Cases.closingsAtMonthEnds(instant -> AccountMonths.monthOf(instant, zone)),
            at -> signal(CLOSE, when(wasConflict(at), at), lit(0)));
    return rows(cases, Cases.CASE_ID, Cases.KNOWN_AT, concat(shown, closed));
  }

  private static Dataset<Row> ofContacts(Dataset<Row> contacts) {
    return rows(
        contacts.where(Contacts.ROLE_FAMILY.col().equalTo("PROCUREMENT")),
        Contacts.CONTACT_ID,
        Contacts.KNOWN_AT,
        array(signal(PROCUREMENT, Contacts.EVENT_AT.col(), lit(0))));
  }

  /** Whether a case that was closed had been a signal of conflict by then. */
  private static Column wasConflict(Column closed) {
    return coalesce(Cases.seriousAt().leq(closed), lit(false))
        .or(coalesce(Cases.ESCALATED_AT.col().leq(closed), lit(false)))
        .or(coalesce(Cases.slaMissedAt().leq(closed), lit(false)));
  }

  /** An order is late from the end of the last day that is tolerated, delivered later or not. */
  private Dataset<Row> ofOrders(Dataset<Row> orders) {
    Column lastDay = date_add(Orders.PROMISED_DATE.col(), (int) tolerated.toDays());
    Column isLate =
        coalesce(Orders.DELIVERED_DATE.col().gt(lastDay), Orders.DELIVERED_DATE.col().isNull());
    Column at =
        when(isLate, to_utc_timestamp(date_add(lastDay, 1).cast(TimestampType), zone.getId()));
    return rows(
        orders.where(
            Orders.PROMISED_DATE.col().isNotNull().or(Orders.CREDITED_AT.col().isNotNull())),
        Orders.ORDER_ID,
        Orders.KNOWN_AT,
        array(signal(LATE, at, lit(1)), signal(CREDIT, Orders.CREDITED_AT.col(), lit(1))));
  }

  private static Dataset<Row> rows(Dataset<Row> records, Field id, Field knownAt, Column shown) {
    Column at = SHOWN.col().getField(AT.name());
    return records
        .select(ACCOUNT_ID.col(), id.col(), knownAt.col(), explode(shown).as(SHOWN.name()))
        .where(at.isNotNull())
        .select(
            ACCOUNT_ID.col(),
            SIGNAL_ID.from(id.col()),
            SIGNAL.from(SHOWN.col().getField(SIGNAL.name())),
            AT.from(at),
            KNOWN.from(greatest(at, knownAt.col())),
            SEVERITY.from(SHOWN.col().getField(SEVERITY.name())),
            IS_PRICED.from(SHOWN.col().getField(IS_PRICED.name())));
  }

  private static Column signal(String signal, Column at, Column severity) {
    return signal(signal, at, severity, lit(false));
  }

  private static Column signal(String signal, Column at, Column severity, Column isPriced) {
    return struct(
        SIGNAL.from(lit(signal)), AT.from(at), SEVERITY.from(severity), IS_PRICED.from(isPriced));
  }
}
