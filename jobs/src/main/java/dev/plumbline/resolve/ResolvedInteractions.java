package dev.plumbline.resolve;

import static dev.plumbline.schema.Field.required;
import static dev.plumbline.tables.core.Interactions.ACCOUNTS;
import static dev.plumbline.tables.core.Interactions.ACCOUNT_ID;
import static dev.plumbline.tables.core.Interactions.AS_STAGED;
import static dev.plumbline.tables.core.Interactions.BUYERS;
import static dev.plumbline.tables.core.Interactions.CHANNEL;
import static dev.plumbline.tables.core.Interactions.DIRECTION;
import static dev.plumbline.tables.core.Interactions.EVENT_AT;
import static dev.plumbline.tables.core.Interactions.INTERACTION_ID;
import static dev.plumbline.tables.core.Interactions.IS_ANSWER;
import static dev.plumbline.tables.core.Interactions.IS_CANCELLED;
import static dev.plumbline.tables.core.Interactions.IS_CASE_LINKED;
import static dev.plumbline.tables.core.Interactions.IS_HUMAN;
import static dev.plumbline.tables.core.Interactions.IS_OFF_HOURS;
import static dev.plumbline.tables.core.Interactions.IS_TEMPLATE;
import static dev.plumbline.tables.core.Interactions.KNOWN_AT;
import static dev.plumbline.tables.core.Interactions.KNOWN_MONTH;
import static dev.plumbline.tables.core.Interactions.MONTH;
import static dev.plumbline.tables.core.Interactions.RECIPIENTS;
import static dev.plumbline.tables.core.Interactions.REP_ID;
import static dev.plumbline.tables.core.Interactions.SELLERS;
import static dev.plumbline.tables.core.Interactions.SENDER_KEY;
import static dev.plumbline.tables.core.Interactions.SOURCE;
import static dev.plumbline.tables.core.Interactions.THREAD_ID;
import static dev.plumbline.tables.core.Interactions.WORDS;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.plumbline.config.OfficeHoursSettings;
import dev.plumbline.config.TimeSettings;
import dev.plumbline.schema.Field;
import dev.plumbline.tables.core.AccountMonths;
import dev.plumbline.tables.core.Accounts;
import dev.plumbline.tables.core.Parties;
import dev.plumbline.tables.core.TemplateMessages;
import dev.plumbline.tables.core.Words;
import dev.plumbline.tables.staging.Interactions;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Interactions with the account that they concern.
 *
 * <p>A message of ours concerns every account that somebody on it belongs to, and has a row for
 * each. A message of an account concerns that account alone, whoever else reads it; where the
 * sender belongs to no account, those whose people are on it. What concerns no account, traffic
 * among ourselves before all, has no row.
 */
public final class ResolvedInteractions {

  private static final Field ACCOUNT =
      required("account", StringType, "An account that it concerns, and its people on it");

  private final ZoneId zone;
  private final OfficeHoursSettings officeHours;

  public ResolvedInteractions(TimeSettings time, OfficeHoursSettings officeHours) {
    this.zone = time.zone();
    this.officeHours = officeHours;
  }

  /**
   * Rows of {@link dev.plumbline.tables.core.Interactions}.
   *
   * @param interactions rows of {@link Interactions}
   * @param parties rows of {@link Parties}
   * @param templates rows of {@link TemplateMessages}
   * @param contacts rows of {@link dev.plumbline.tables.staging.Contacts}
   * @param cases rows of {@link dev.plumbline.tables.staging.Cases}
   * @param accounts rows of {@link Accounts}
   */
  public Dataset<Row> of(
      Dataset<Row> interactions,
      Dataset<Row> parties,
      Dataset<Row> templates,
      Dataset<Row> contacts,
      Dataset<Row> cases,
      Dataset<Row> accounts) {
    Dataset<Row> messages =
        MailParties.on(interactions, parties)
            .withColumn(
                IS_CASE_LINKED.name(), coalesce(Interactions.IS_CASE_LINKED.col(), lit(false)));
    Dataset<Row> activities = ActivityParties.on(interactions, accounts, contacts, cases);

    return messages
        .unionByName(activities)
        .drop(Interactions.ACCOUNT_ID.name())
        .withColumn(ACCOUNTS.name(), size(Parties.CONCERNED.col()))
        .withColumn(ACCOUNT.name(), explode(Parties.CONCERNED.col()))
        .withColumn(ACCOUNT_ID.name(), ACCOUNT.col().getField(ACCOUNT_ID.name()))
        .withColumn(BUYERS.name(), ACCOUNT.col().getField(BUYERS.name()))
        .join(
            templates.withColumn(IS_TEMPLATE.name(), lit(true)),
            TemplateMessages.TABLE.keyNames(),
            "left")
        .withColumn(MONTH.name(), AccountMonths.monthOf(EVENT_AT.col(), zone))
        .select(columns());
  }

  private Column[] columns() {
    Column isTemplate = coalesce(IS_TEMPLATE.col(), lit(false));
    Column isOurs = Parties.IS_SENDER_OWN.col();
    return Stream.concat(
            Stream.of(
                SOURCE.col(),
                INTERACTION_ID.col(),
                ACCOUNT_ID.col(),
                CHANNEL.col(),
                DIRECTION.from(when(isOurs, "OUTBOUND").otherwise("INBOUND")),
                EVENT_AT.col(),
                KNOWN_AT.from(Interactions.knownAt()),
                MONTH.col(),
                KNOWN_MONTH.from(knownMonth()),
                THREAD_ID.from(coalesce(Interactions.THREAD_KEY.col(), INTERACTION_ID.col())),
                IS_ANSWER.from(Interactions.REPLY_TO_KEY.col().isNotNull()),
                REP_ID.col(),
                SENDER_KEY.col(),
                ACCOUNTS.col(),
                BUYERS.col(),
                SELLERS.col(),
                RECIPIENTS.col(),
                IS_HUMAN.from(Interactions.AUTOMATION.col().isNull().and(not(isTemplate))),
                IS_TEMPLATE.from(isTemplate),
                IS_OFF_HOURS.from(isOffHours()),
                IS_CANCELLED.from(coalesce(Interactions.IS_CANCELLED.col(), lit(false))),
                IS_CASE_LINKED.col(),
                WORDS.from(Words.found())),
            AS_STAGED.stream().map(Field::col))
        .toArray(Column[]::new);
  }

  /** That in which it happened, for most: then no other has to be found. */
  private Column knownMonth() {
    return when(Interactions.KNOWN_AT.col().leq(EVENT_AT.col()), MONTH.col())
        .otherwise(AccountMonths.monthOf(Interactions.knownAt(), zone));
  }

  private Column isOffHours() {
    Column hour = Interactions.LOCAL_HOUR.col();
    return Interactions.LOCAL_WEEKDAY
        .col()
        .gt(5)
        .or(hour.lt(officeHours.from()))
        .or(hour.geq(officeHours.until()));
  }
}
