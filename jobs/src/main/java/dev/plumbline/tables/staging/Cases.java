package dev.plumbline.tables.staging;

import static dev.plumbline.schema.Expectation.between;
import static dev.plumbline.schema.Expectation.inOrder;
import static dev.plumbline.schema.Expectation.refersTo;
import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.array_min;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.exists;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;

import dev.plumbline.schema.Field;
import dev.plumbline.schema.Layer;
import dev.plumbline.schema.Table;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Column;

/** Support cases; method sections 2 and 7. Each date is its own knowledge time. */
public final class Cases {

  public static final Field SOURCE =
      required("source", StringType, "System that the record comes from: salesforce, mail");
  public static final Field CASE_ID =
      required("case_id", StringType, "Id of the case, prefixed with its source");
  public static final Field ACCOUNT_ID = optional("account_id", StringType, "Id of the account");
  public static final Field CONTACT_ID = optional("contact_id", StringType, "Id of the contact");
  public static final Field OWNER_ID = optional("owner_id", StringType, "Id of the rep");
  public static final Field OPENED_AT = required("opened_at", TimestampType, "When it was opened");
  public static final Field FIRST_RESPONSE_AT =
      optional(
          "first_response_at",
          TimestampType,
          "When we first answered; null if not yet or not told");
  public static final Field CLOSED_AT =
      optional("closed_at", TimestampType, "When it was closed, the last time");
  public static final Field IS_CLOSED =
      optional(
              "is_closed",
              BooleanType,
              "Whether it is closed today, as the system says; null where it does not tell")
          .snapshotOnly();
  public static final Field EARLIER_CLOSINGS =
      optional(
          "earlier_closings",
          createArrayType(TimestampType),
          "When it was closed before, each time that was taken back, in order; null if no history tells any");
  public static final Field IS_CLOSING_UNTOLD =
      optional(
          "is_closing_untold",
          BooleanType,
          "Whether its source tells of no case when it was closed");
  public static final Field SLA_DUE_AT =
      optional(
          "sla_due_at",
          TimestampType,
          "When the first answer was due; null where the source tells of no case when it came");
  public static final Field ESCALATED_AT =
      optional("escalated_at", TimestampType, "When it was escalated");
  public static final Field REOPENED_AT =
      optional(
          "reopened_at",
          TimestampType,
          "When it was reopened: the first time by a history, else as its column tells");
  public static final Field REOPENINGS =
      optional(
          "reopenings",
          createArrayType(TimestampType),
          "When it was reopened, each time, in order; null if no history tells any");
  public static final Field REOPENED_COUNT =
      optional("reopened_count", IntegerType, "How often it was reopened").snapshotOnly();
  public static final Field RATING =
      optional("rating", StringType, "GOOD or BAD: how the customer rated what was done about it");
  public static final Field RATED_AT =
      optional(
          "rated_at",
          TimestampType,
          "When the customer rated it; a rating without it never counts");
  public static final Field SEVERITY =
      optional(
          "severity",
          IntegerType,
          "1 (critical) to 4 (low), as it was opened, where a history of it tells; else as of the export");
  public static final Field RAISED_AT =
      optional(
          "raised_at",
          TimestampType,
          "When it was first raised to severity 1 or 2, if it was opened with less; null if no history tells");
  public static final Field IS_ESCALATED =
      required("is_escalated", BooleanType, "Whether it was ever escalated").snapshotOnly();
  public static final Field KNOWN_AT =
      required(
          "known_at",
          TimestampType,
          "When the system first recorded it; a property of the record, never of the load");
  public static final Field IS_KNOWN_AT_ASSUMED =
      required(
          "is_known_at_assumed",
          BooleanType,
          "Whether known_at is event_at plus the latency assumed for the source");

  public static final Table TABLE =
      new Table(
              Layer.STAGING,
              "cases",
              List.of(SOURCE, CASE_ID),
              List.of(
                  SOURCE,
                  CASE_ID,
                  ACCOUNT_ID,
                  CONTACT_ID,
                  OWNER_ID,
                  OPENED_AT,
                  FIRST_RESPONSE_AT,
                  CLOSED_AT,
                  IS_CLOSED,
                  EARLIER_CLOSINGS,
                  IS_CLOSING_UNTOLD,
                  SLA_DUE_AT,
                  ESCALATED_AT,
                  REOPENED_AT,
                  REOPENINGS,
                  REOPENED_COUNT,
                  RATING,
                  RATED_AT,
                  SEVERITY,
                  RAISED_AT,
                  IS_ESCALATED,
                  KNOWN_AT,
                  IS_KNOWN_AT_ASSUMED))
          .expecting(
              refersTo(ACCOUNT_ID, Accounts.TABLE),
              refersTo(CONTACT_ID, Contacts.TABLE),
              between(SEVERITY, 1, 4),
              inOrder(OPENED_AT, FIRST_RESPONSE_AT),
              inOrder(OPENED_AT, CLOSED_AT),
              inOrder(OPENED_AT, RATED_AT));

  /** When a case was closed, each time that is known, those taken back among them. */
  public static Column closings() {
    Column before = coalesce(EARLIER_CLOSINGS.col(), array().cast(EARLIER_CLOSINGS.type()));
    return array_compact(concat(before, array(CLOSED_AT.col())));
  }

  /**
   * The same without those that were taken back in the month in which they were made: at the end of
   * no month the case was closed by them, and a source without histories tells nothing of them.
   *
   * @param monthOf the month of an instant
   */
  public static Column closingsAtMonthEnds(UnaryOperator<Column> monthOf) {
    Column before =
        filter(
            coalesce(EARLIER_CLOSINGS.col(), array().cast(EARLIER_CLOSINGS.type())),
            closed -> not(exists(reopenings(), back -> isSoonAfter(back, closed, monthOf))));
    return array_compact(concat(before, array(CLOSED_AT.col())));
  }

  private static Column isSoonAfter(Column back, Column closed, UnaryOperator<Column> monthOf) {
    return back.geq(closed).and(monthOf.apply(back).equalTo(monthOf.apply(closed)));
  }

  /** Whether its source can tell what is open: one that tells of no closing cannot. */
  public static Column isOpenTold() {
    return not(coalesce(IS_CLOSING_UNTOLD.col(), lit(false)));
  }

  /** When it was reopened, each time that is known. */
  public static Column reopenings() {
    return array_compact(coalesce(REOPENINGS.col(), array(REOPENED_AT.col())));
  }

  /** Whether a severity is 1 or 2, false if it is not told. */
  public static Column isSerious(Column severity) {
    return coalesce(severity.leq(2), lit(false));
  }

  /** Since when it was known to be of severity 1 or 2; null if never. */
  public static Column seriousAt() {
    return when(isSerious(SEVERITY.col()), OPENED_AT.col()).otherwise(RAISED_AT.col());
  }

  /** When it was first closed; null if never. What came later was not known then. */
  public static Column firstClosedAt() {
    return array_min(closings());
  }

  /**
   * When a first answer was missed: the moment it was due, if by then the case was neither answered
   * nor closed, whatever came later. Null if it was not missed or none was due.
   */
  public static Column slaMissedAt() {
    Column due = SLA_DUE_AT.col();
    Column unanswered = FIRST_RESPONSE_AT.col().isNull().or(FIRST_RESPONSE_AT.col().gt(due));
    Column open = firstClosedAt().isNull().or(firstClosedAt().gt(due));
    return when(unanswered.and(open), due);
  }

  private Cases() {}
}
