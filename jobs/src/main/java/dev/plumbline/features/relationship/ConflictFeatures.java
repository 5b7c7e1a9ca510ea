package dev.plumbline.features.relationship;

import static dev.plumbline.features.relationship.ConflictSignals.AT;
import static dev.plumbline.features.relationship.ConflictSignals.KNOWN;
import static dev.plumbline.features.relationship.ConflictSignals.SEVERITY;
import static dev.plumbline.features.relationship.ConflictSignals.SIGNAL;
import static dev.plumbline.features.relationship.ConflictSignals.SIGNAL_ID;
import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static dev.plumbline.tables.features.ConflictMonths.ACCOUNT_ID;
import static dev.plumbline.tables.features.ConflictMonths.CONFLICT_MESSAGES_RECEIVED;
import static dev.plumbline.tables.features.ConflictMonths.CRITICAL_CASES;
import static dev.plumbline.tables.features.ConflictMonths.ESCALATIONS;
import static dev.plumbline.tables.features.ConflictMonths.GRACE_MESSAGES_RECEIVED;
import static dev.plumbline.tables.features.ConflictMonths.INCIDENTS;
import static dev.plumbline.tables.features.ConflictMonths.INTENT_MESSAGES_RECEIVED;
import static dev.plumbline.tables.features.ConflictMonths.KNOWN_MONTH;
import static dev.plumbline.tables.features.ConflictMonths.MAX_SEVERITY;
import static dev.plumbline.tables.features.ConflictMonths.MAX_SOURCE_AT;
import static dev.plumbline.tables.features.ConflictMonths.MONTH;
import static dev.plumbline.tables.features.ConflictMonths.PROCUREMENT_CONTACTS;
import static dev.plumbline.tables.features.ConflictMonths.REPAIR_MESSAGES_SENT;
import static dev.plumbline.tables.features.ConflictMonths.SEVERITY_ADDED;
import static dev.plumbline.tables.features.ConflictMonths.SLA_BREACHES;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.unix_seconds;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;

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
 * it grows. It counts in the month of its first signal and is as severe as its worst one so far: a
 * later, worse signal adds the difference when it becomes known.
 */
public final class ConflictFeatures {

  private static final Duration WITHIN = Duration.ofDays(14);
  private static final Duration MESSAGES_WITHIN = Duration.ofDays(7);

  private static final Field IS_CONFLICT =
      required("is_conflict", BooleanType, "Whether it is a conflict by itself");
  private static final Field IS_NEW =
      required("is_new", BooleanType, "Whether it begins an incident");
  private static final Field INCIDENT = optional("incident", LongType, "Number of the incident");
  private static final Field WORST_BEFORE =
      optional("worst_before", IntegerType, "Worst severity of the incident before it");

  private final ZoneId zone;

  public ConflictFeatures(TimeSettings time) {
    this.zone = time.zone();
  }

  /**
   * Rows of {@link dev.plumbline.tables.features.ConflictMonths}.
   *
   * @param interactions rows of {@link dev.plumbline.tables.core.Interactions}
   * @param cases rows of {@link dev.plumbline.tables.staging.Cases}
   * @param contacts rows of {@link dev.plumbline.tables.staging.Contacts}
   * @param accounts rows of {@link Accounts}
   */
  public Dataset<Row> perAccountMonth(
      Dataset<Row> interactions, Dataset<Row> cases, Dataset<Row> contacts, Dataset<Row> accounts) {
    Dataset<Row> signals =
        new ConflictSignals(MESSAGES_WITHIN)
            .of(
                interactions,
                Accounts.underSurvivors(cases, accounts),
                Accounts.underSurvivors(contacts, accounts));
    Column added = greatest(SEVERITY.col().minus(coalesce(WORST_BEFORE.col(), lit(0))), lit(0));
    return withIncidents(signals)
        .groupBy(
            ACCOUNT_ID.col(),
            MONTH.from(AccountMonths.monthOf(AT.col(), zone)),
            KNOWN_MONTH.from(AccountMonths.monthOf(KNOWN.col(), zone)))
        .agg(
            INCIDENTS.from(count_if(IS_NEW.col())),
            MAX_SEVERITY.from(max(SEVERITY.col())),
            SEVERITY_ADDED.from(sum(added)),
            count(CRITICAL_CASES, ConflictSignals.CASE),
            count(ESCALATIONS, ConflictSignals.ESCALATION),
            count(SLA_BREACHES, ConflictSignals.SLA),
            count(CONFLICT_MESSAGES_RECEIVED, ConflictSignals.CONFLICT),
            count(REPAIR_MESSAGES_SENT, ConflictSignals.REPAIR),
            count(GRACE_MESSAGES_RECEIVED, ConflictSignals.GRACE),
            count(INTENT_MESSAGES_RECEIVED, ConflictSignals.INTENT),
            count(PROCUREMENT_CONTACTS, ConflictSignals.PROCUREMENT),
            MAX_SOURCE_AT.from(max(KNOWN.col())));
  }

  private static Dataset<Row> withIncidents(Dataset<Row> signals) {
    WindowSpec ofAccount =
        Window.partitionBy(ACCOUNT_ID.col(), IS_CONFLICT.col())
            .orderBy(KNOWN.col(), AT.col(), SIGNAL.col(), SIGNAL_ID.col());
    WindowSpec ofIncident =
        Window.partitionBy(ACCOUNT_ID.col(), IS_CONFLICT.col(), INCIDENT.col())
            .orderBy(KNOWN.col(), AT.col(), SIGNAL.col(), SIGNAL_ID.col());
    Column gap = unix_seconds(KNOWN.col()).minus(lag(unix_seconds(KNOWN.col()), 1).over(ofAccount));
    Column begins = IS_CONFLICT.col().and(coalesce(gap.gt(WITHIN.toSeconds()), lit(true)));
    return signals
        .repartition(ACCOUNT_ID.col())
        .withColumn(IS_CONFLICT.name(), SEVERITY.col().gt(0))
        .withColumn(IS_NEW.name(), begins)
        .withColumn(
            INCIDENT.name(),
            sum(when(IS_NEW.col(), 1).otherwise(0))
                .over(ofAccount.rowsBetween(Window.unboundedPreceding(), Window.currentRow())))
        .withColumn(
            WORST_BEFORE.name(),
            max(SEVERITY.col()).over(ofIncident.rowsBetween(Window.unboundedPreceding(), -1)));
  }

  private static Column count(Field field, String signal) {
    return field.from(count_if(SIGNAL.col().equalTo(signal)));
  }
}
