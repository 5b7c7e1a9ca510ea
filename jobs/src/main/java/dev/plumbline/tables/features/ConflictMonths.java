package dev.plumbline.tables.features;

import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;

import dev.plumbline.schema.Field;
import dev.plumbline.schema.Layer;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.core.AccountMonths;
import java.util.List;

/**
 * Conflict incidents and signs that a customer thinks of leaving, per account, month and month of
 * knowledge; method sections 8 and 17.2 (D3).
 *
 * <p>Signals that no source feeds are not counted: notices of higher prices and scores of surveys.
 * Nor are returns: an order that takes goods back is not staged. Credits are (credit notes of
 * Stripe, mapped columns): an order counts once, dated at the first of its credits, whose amounts
 * are added up. Words of conflict, repair and grace are 0 where no text was read.
 */
public final class ConflictMonths {

  public static final Field ACCOUNT_ID = AccountMonths.ACCOUNT_ID;
  public static final Field MONTH = required("month", DateType, "Month in which it happened");
  public static final Field KNOWN_MONTH =
      required(
          "known_month",
          DateType,
          "Month in which it became known, never before month: a cutoff counts rows with both before it");
  public static final Field INCIDENTS =
      required(
          "incidents", LongType, "Incidents: conflict events within 14 days of each other are one");
  public static final Field MAX_SEVERITY =
      required(
          "max_severity",
          IntegerType,
          "Worst severity of an event of the month: 1 (mild) to 3 (severe), 0 if none");
  public static final Field SEVERITY_ADDED =
      required(
          "severity_added",
          LongType,
          "Severity of the incidents, counted when it was known: that of new ones, and by how much later events raised earlier ones; adds up to the severity of every incident");
  public static final Field CRITICAL_CASES =
      required("critical_cases", LongType, "Cases of severity 1 or 2 opened");
  public static final Field SUPPLIER_INCIDENTS =
      required(
          "supplier_incidents",
          LongType,
          "Incidents that began with a fault of ours: a serious case, an escalation, a missed answer, a late delivery or a credit");
  public static final Field COMMERCIAL_INCIDENTS =
      required(
          "commercial_incidents",
          LongType,
          "Incidents that began with a message of conflict and price; one that began with words of conflict alone is of neither kind");
  public static final Field ESCALATED_INCIDENTS =
      required("escalated_incidents", LongType, "Incidents that escalated, counted when they did");
  public static final Field REPAIRED_INCIDENTS =
      required(
          "repaired_incidents",
          LongType,
          "Incidents repaired, counted at the first sign: words of repair from us, or a case of conflict closed, within 60 days of a signal of conflict");
  public static final Field RECOVERY_DAYS =
      required(
          "recovery_days",
          DoubleType,
          "Days by which signs of repair have drawn out incidents: adds up to the days from the start of every incident to its last sign of repair so far");
  public static final Field ESCALATIONS = required("escalations", LongType, "Cases escalated");
  public static final Field SLA_BREACHES = required("sla_breaches", LongType, "First answers late");
  public static final Field LATE_DELIVERIES =
      required(
          "late_deliveries", LongType, "Orders later than promised, by more than is tolerated");
  public static final Field CREDITS =
      required("credits", LongType, "Orders of which something was credited, at the first time");
  public static final Field CRITICAL_DAYS =
      required(
          "critical_days",
          createArrayType(DateType),
          "Days on which a case of severity 1 or 2 was opened, each once: what an outage shows in");
  public static final Field CONFLICT_MESSAGES_RECEIVED =
      required(
          "conflict_messages_received", LongType, "Messages from the account with conflict words");
  public static final Field REPAIR_MESSAGES_SENT =
      required("repair_messages_sent", LongType, "Messages of ours with repair words");
  public static final Field GRACE_MESSAGES_RECEIVED =
      required(
          "grace_messages_received", LongType, "Messages from the account with forgiveness words");
  public static final Field INTENT_MESSAGES_RECEIVED =
      required(
          "intent_messages_received",
          LongType,
          "Messages from the account with words of leaving, exports of its data among them; unvalidated, no conflict by themselves");
  public static final Field PROCUREMENT_CONTACTS =
      required(
          "procurement_contacts",
          LongType,
          "Contacts of the account added whose title today says procurement: a proxy of a purchase under review");
  public static final Field GRACE_IN_CONFLICT =
      required(
          "grace_in_conflict",
          LongType,
          "Of them, those within 30 days of a signal of conflict: a check that grace is what is meant");
  public static final Field MAX_SOURCE_AT =
      required("max_source_at", TimestampType, "Latest of event and knowledge times counted");

  public static final Table TABLE =
      new Table(
          Layer.FEATURES,
          "conflict_months",
          List.of(ACCOUNT_ID, MONTH, KNOWN_MONTH),
          List.of(
              ACCOUNT_ID,
              MONTH,
              KNOWN_MONTH,
              INCIDENTS,
              MAX_SEVERITY,
              SEVERITY_ADDED,
              SUPPLIER_INCIDENTS,
              COMMERCIAL_INCIDENTS,
              ESCALATED_INCIDENTS,
              REPAIRED_INCIDENTS,
              RECOVERY_DAYS,
              CRITICAL_CASES,
              ESCALATIONS,
              SLA_BREACHES,
              LATE_DELIVERIES,
              CREDITS,
              CRITICAL_DAYS,
              CONFLICT_MESSAGES_RECEIVED,
              REPAIR_MESSAGES_SENT,
              GRACE_MESSAGES_RECEIVED,
              INTENT_MESSAGES_RECEIVED,
              PROCUREMENT_CONTACTS,
              GRACE_IN_CONFLICT,
              MAX_SOURCE_AT));

  private ConflictMonths() {}
}
