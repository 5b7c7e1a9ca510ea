package dev.plumbline.features.relationship;

import static dev.plumbline.features.relationship.ConflictSignals.AT;
import static dev.plumbline.features.relationship.ConflictSignals.IS_PRICED;
import static dev.plumbline.features.relationship.ConflictSignals.KNOWN;
import static dev.plumbline.features.relationship.ConflictSignals.SEVERITY;
import static dev.plumbline.features.relationship.ConflictSignals.SIGNAL;
import static dev.plumbline.features.relationship.ConflictSignals.SIGNAL_ID;
import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static dev.plumbline.tables.features.ConflictMonths.ACCOUNT_ID;
import static dev.plumbline.tables.features.ConflictMonths.COMMERCIAL_INCIDENTS;
import static dev.plumbline.tables.features.ConflictMonths.CONFLICT_MESSAGES_RECEIVED;
import static dev.plumbline.tables.features.ConflictMonths.CREDITS;
import static dev.plumbline.tables.features.ConflictMonths.CRITICAL_CASES;
import static dev.plumbline.tables.features.ConflictMonths.CRITICAL_DAYS;
import static dev.plumbline.tables.features.ConflictMonths.ESCALATED_INCIDENTS;
import static dev.plumbline.tables.features.ConflictMonths.ESCALATIONS;
import static dev.plumbline.tables.features.ConflictMonths.GRACE_IN_CONFLICT;
import static dev.plumbline.tables.features.ConflictMonths.GRACE_MESSAGES_RECEIVED;
import static dev.plumbline.tables.features.ConflictMonths.INCIDENTS;
import static dev.plumbline.tables.features.ConflictMonths.INTENT_MESSAGES_RECEIVED;
import static dev.plumbline.tables.features.ConflictMonths.KNOWN_MONTH;
import static dev.plumbline.tables.features.ConflictMonths.LATE_DELIVERIES;
import static dev.plumbline.tables.features.ConflictMonths.MAX_SEVERITY;
import static dev.plumbline.tables.features.ConflictMonths.MAX_SOURCE_AT;
import static dev.plumbline.tables.features.ConflictMonths.MONTH;
import static dev.plumbline.tables.features.ConflictMonths.PROCUREMENT_CONTACTS;
import static dev.plumbline.tables.features.ConflictMonths.RECOVERY_DAYS;
import static dev.plumbline.tables.features.ConflictMonths.REPAIRED_INCIDENTS;
import static dev.plumbline.tables.features.ConflictMonths.REPAIR_MESSAGES_SENT;
import static dev.plumbline.tables.features.ConflictMonths.SEVERITY_ADDED;
import static dev.plumbline.tables.features.ConflictMonths.SLA_BREACHES;
import static dev.plumbline.tables.features.ConflictMonths.SUPPLIER_INCIDENTS;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.unix_seconds;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import dev.plumbline.config.RelationshipSettings;
import dev.plumbline.config.TimeSettings;
import dev.plumbline.schema.Field;
import dev.plumbline.tables.core.AccountMonths;
import dev.plumbline.tables.core.Accounts;
import java.time.Duration;
import java.time.ZoneId;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * Conflicts of an account, month by month.
 *
 * <p>Signals of conflict that follow each other within fourteen days are one incident, however long
 * it grows. It counts in the month of its first signal, is of the kind of its first signal, and is
 * as severe as its worst one so far: a later, worse signal adds the difference when it becomes
 * known. Words of repair from us, or the closing of a case that was a signal, repair the last
 * incident begun, if its last signal is at most sixty days old; days of recovery run from the first
 * signal to the last sign of repair, and each sign adds what it draws them out by.
 */
public final class ConflictFeatures {

  private static final Duration WITHIN = Duration.ofDays(14);
  private static final Duration MESSAGES_WITHIN = Duration.ofDays(7);
  private static final Duration REPAIRED_WITHIN = Duration.ofDays(60);
  private static final Duration FORGIVEN_WITHIN = Duration.ofDays(30);
  private static final double SECONDS_PER_DAY = 86_400;

  private static final Field IS_NEW =
      required("is_new", BooleanType, "Whether it begins an incident");
  private static final Field CONFLICT_BEFORE =
      optional("conflict_before", TimestampType, "Last signal of conflict before it");
  private static final Field INCIDENT =
      required("incident", LongType, "Number of the last incident begun; 0 before the first");
  private static final Field STARTED =
      optional("started", TimestampType, "First signal of that incident");
  private static final Field WORST_BEFORE =
      optional("worst_before", IntegerType, "Worst severity of the incident before it");
  private static final Field ESCALATED_BEFORE =
      optional("escalated_before", BooleanType, "Whether the incident escalated before it");
  private static final Field REPAIRED_BEFORE =
      optional("repaired_before", TimestampType, "Last sign of repair of the incident before it");

  private final ZoneId zone;
  private final ConflictSignals signals;

  public ConflictFeatures(TimeSettings time, RelationshipSettings relationship) {
    this.zone = time.zone();
    this.signals = new ConflictSignals(MESSAGES_WITHIN, relationship.lateDelivery(), zone);
  }

  /**
   * Rows of {@link dev.plumbline.tables.features.ConflictMonths}.
   *
   * @param interactions rows of {@link dev.plumbline.tables.core.Interactions}
   * @param cases rows of {@link dev.plumbline.tables.staging.Cases}
   * @param contacts rows of {@link dev.plumbline.tables.staging.Contacts}
   * @param orders rows of {@link dev.plumbline.tables.staging.Orders}
   * @param accounts rows of {@link Accounts}
   */
  public Dataset<Row> perAccountMonth(
      Dataset<Row> interactions,
      Dataset<Row> cases,
      Dataset<Row> contacts,
      Dataset<Row> orders,
      Dataset<Row> accounts) {
    Dataset<Row> shown =
        signals.of(
            interactions,
            Accounts.underSurvivors(cases, accounts),
            Accounts.underSurvivors(contacts, accounts),
            Accounts.underSurvivors(orders, accounts));
    Column added = greatest(SEVERITY.col().minus(coalesce(WORST_BEFORE.col(), lit(0))), lit(0));
    Column isMessage = SIGNAL.col().equalTo(ConflictSignals.CONFLICT);
    Column isEscalation = SIGNAL.col().equalTo(ConflictSignals.ESCALATION);
    Column isCase = SIGNAL.col().equalTo(ConflictSignals.CASE);
    Column drawnOut =
        unix_seconds(KNOWN.col())
            .minus(unix_seconds(coalesce(REPAIRED_BEFORE.col(), STARTED.col())))
            .divide(SECONDS_PER_DAY);
    return withIncidents(shown)
        .groupBy(
            ACCOUNT_ID.col(),
            MONTH.from(AccountMonths.monthOf(AT.col(), zone)),
            KNOWN_MONTH.from(AccountMonths.monthOf(KNOWN.col(), zone)))
        .agg(
            INCIDENTS.from(count_if(IS_NEW.col())),
            MAX_SEVERITY.from(max(SEVERITY.col())),
            SEVERITY_ADDED.from(sum(added)),
            SUPPLIER_INCIDENTS.from(count_if(IS_NEW.col().and(not(isMessage)))),
            COMMERCIAL_INCIDENTS.from(count_if(IS_NEW.col().and(isMessage).and(IS_PRICED.col()))),
            ESCALATED_INCIDENTS.from(
                count_if(isEscalation.and(not(coalesce(ESCALATED_BEFORE.col(), lit(false)))))),
            REPAIRED_INCIDENTS.from(count_if(isRepair().and(REPAIRED_BEFORE.col().isNull()))),
            RECOVERY_DAYS.from(coalesce(sum(when(isRepair(), drawnOut)), lit(0.0))),
            count(CRITICAL_CASES, ConflictSignals.CASE),
            count(ESCALATIONS, ConflictSignals.ESCALATION),
            count(SLA_BREACHES, ConflictSignals.SLA),
            count(LATE_DELIVERIES, ConflictSignals.LATE),
            count(CREDITS, ConflictSignals.CREDIT),
            CRITICAL_DAYS.from(
                sort_array(collect_set(when(isCase, AccountMonths.dayOf(AT.col(), zone))))),
            count(CONFLICT_MESSAGES_RECEIVED, ConflictSignals.CONFLICT),
            count(REPAIR_MESSAGES_SENT, ConflictSignals.REPAIR),
            count(GRACE_MESSAGES_RECEIVED, ConflictSignals.GRACE),
            count(INTENT_MESSAGES_RECEIVED, ConflictSignals.INTENT),
            count(PROCUREMENT_CONTACTS, ConflictSignals.PROCUREMENT),
            GRACE_IN_CONFLICT.from(
                count_if(
                    SIGNAL.col().equalTo(ConflictSignals.GRACE).and(isWithin(FORGIVEN_WITHIN)))),
            MAX_SOURCE_AT.from(max(KNOWN.col())));
  }

  private static Dataset<Row> withIncidents(Dataset<Row> signals) {
    WindowSpec ofAccount =
        Window.partitionBy(ACCOUNT_ID.col())
            .orderBy(KNOWN.col(), AT.col(), SIGNAL.col(), SIGNAL_ID.col());
    WindowSpec soFar = ofAccount.rowsBetween(Window.unboundedPreceding(), Window.currentRow());
    WindowSpec ofIncidentBefore =
        Window.partitionBy(ACCOUNT_ID.col(), INCIDENT.col())
            .orderBy(KNOWN.col(), AT.col(), SIGNAL.col(), SIGNAL_ID.col())
            .rowsBetween(Window.unboundedPreceding(), -1);
    Column isConflict = SEVERITY.col().gt(0);
    Column conflictBefore =
        max(when(isConflict, KNOWN.col()))
            .over(ofAccount.rowsBetween(Window.unboundedPreceding(), -1));
    return signals
        .repartition(ACCOUNT_ID.col())
        .withColumn(CONFLICT_BEFORE.name(), conflictBefore)
        .withColumn(IS_NEW.name(), isConflict.and(not(isWithin(WITHIN))))
        .withColumn(INCIDENT.name(), sum(when(IS_NEW.col(), 1).otherwise(0)).over(soFar))
        .withColumn(STARTED.name(), max(when(IS_NEW.col(), KNOWN.col())).over(soFar))
        .withColumn(WORST_BEFORE.name(), max(SEVERITY.col()).over(ofIncidentBefore))
        .withColumn(
            ESCALATED_BEFORE.name(),
            max(SIGNAL.col().equalTo(ConflictSignals.ESCALATION)).over(ofIncidentBefore))
        .withColumn(
            REPAIRED_BEFORE.name(), max(when(isRepair(), KNOWN.col())).over(ofIncidentBefore));
  }

  private static Column isRepair() {
    return SIGNAL
        .col()
        .isin(ConflictSignals.REPAIR, ConflictSignals.CLOSE)
        .and(isWithin(REPAIRED_WITHIN));
  }

  /** Whether the last signal of conflict before is at most so old. */
  private static Column isWithin(Duration age) {
    Column gap = unix_seconds(KNOWN.col()).minus(unix_seconds(CONFLICT_BEFORE.col()));
    return coalesce(gap.leq(age.toSeconds()), lit(false));
  }

  private static Column count(Field field, String signal) {
    return field.from(count_if(SIGNAL.col().equalTo(signal)));
  }
}
