package dev.plumbline.resolve;

import static dev.plumbline.tables.core.Interactions.ACCOUNTS;
import static dev.plumbline.tables.core.Interactions.ACCOUNT_ID;
import static dev.plumbline.tables.core.Interactions.AS_STAGED;
import static dev.plumbline.tables.core.Interactions.BUYERS;
import static dev.plumbline.tables.core.Interactions.CHANNEL;
import static dev.plumbline.tables.core.Interactions.DIRECTION;
import static dev.plumbline.tables.core.Interactions.EVENT_AT;
import static dev.plumbline.tables.core.Interactions.INTERACTION_ID;
import static dev.plumbline.tables.core.Interactions.IS_CANCELLED;
import static dev.plumbline.tables.core.Interactions.IS_CASE_LINKED;
import static dev.plumbline.tables.core.Interactions.IS_HUMAN;
import static dev.plumbline.tables.core.Interactions.IS_OFF_HOURS;
import static dev.plumbline.tables.core.Interactions.IS_TEMPLATE;
import static dev.plumbline.tables.core.Interactions.KNOWN_AT;
import static dev.plumbline.tables.core.Interactions.KNOWN_MONTH;
import static dev.plumbline.tables.core.Interactions.MONTH;
import static dev.plumbline.tables.core.Interactions.RECIPIENTS;
import static dev.plumbline.tables.core.Interactions.REPLY_TO_ID;
import static dev.plumbline.tables.core.Interactions.REP_ID;
import static dev.plumbline.tables.core.Interactions.SELLERS;
import static dev.plumbline.tables.core.Interactions.SENDER_KEY;
import static dev.plumbline.tables.core.Interactions.SOURCE;
import static dev.plumbline.tables.core.Interactions.THREAD_ID;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.when;

import dev.plumbline.config.OfficeHoursSettings;
import dev.plumbline.config.TimeSettings;
import dev.plumbline.schema.Field;
import dev.plumbline.tables.core.AccountMonths;
import dev.plumbline.tables.core.Accounts;
import dev.plumbline.tables.staging.Interactions;
import java.time.Duration;
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

  private static final Templates TEMPLATES = new Templates(5, Duration.ofDays(30));

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
   * @param users rows of {@link dev.plumbline.tables.staging.Users}
   * @param contacts rows of {@link dev.plumbline.tables.staging.Contacts}
   * @param cases rows of {@link dev.plumbline.tables.staging.Cases}
   * @param accounts rows of {@link Accounts}
   * @param identities rows of {@link dev.plumbline.tables.core.Identities}
   */
  public Dataset<Row> of(
      Dataset<Row> interactions,
      Dataset<Row> users,
      Dataset<Row> contacts,
      Dataset<Row> cases,
      Dataset<Row> accounts,
      Dataset<Row> identities) {
    Column isLinked =
        Interactions.ACCOUNT_ID.col().isNotNull().or(Interactions.CONTACT_ID.col().isNotNull());
    Dataset<Row> parties =
        MailParties.of(interactions.where(not(isLinked)), identities, users)
            .unionByName(
                ActivityParties.of(interactions.where(isLinked), accounts, contacts, cases));

    return interactions
        .drop(Interactions.ACCOUNT_ID.col())
        .join(TEMPLATES.marked(perAccount(parties)), INTERACTION_ID.name())
        .select(columns());
  }

  private static Dataset<Row> perAccount(Dataset<Row> parties) {
    return parties.select(
        INTERACTION_ID.col(),
        Templates.FINGERPRINT.col(),
        Templates.KNOWN.col(),
        SELLERS.col(),
        RECIPIENTS.col(),
        SENDER_KEY.col(),
        Parties.IS_SENDER_OWN.col(),
        REP_ID.col(),
        IS_CASE_LINKED.col(),
        ACCOUNTS.from(size(Parties.CONCERNED.col())),
        inline(Parties.CONCERNED.col()));
  }

  private Column[] columns() {
    Column isOurs = Parties.IS_SENDER_OWN.col();
    return Stream.concat(
            Stream.of(
                SOURCE.col(),
                INTERACTION_ID.col(),
                ACCOUNT_ID.col(),
                CHANNEL.col(),
                DIRECTION.from(when(isOurs, "OUTBOUND").otherwise("INBOUND")),
                EVENT_AT.col(),
                KNOWN_AT.from(Parties.knownAt()),
                MONTH.from(AccountMonths.monthOf(EVENT_AT.col(), zone)),
                KNOWN_MONTH.from(AccountMonths.monthOf(Parties.knownAt(), zone)),
                THREAD_ID.from(coalesce(Interactions.THREAD_KEY.col(), INTERACTION_ID.col())),
                REPLY_TO_ID.from(Interactions.REPLY_TO_KEY.col()),
                REP_ID.col(),
                SENDER_KEY.col(),
                ACCOUNTS.col(),
                BUYERS.col(),
                SELLERS.col(),
                RECIPIENTS.col(),
                IS_HUMAN.from(Interactions.AUTOMATION.col().isNull().and(not(IS_TEMPLATE.col()))),
                IS_TEMPLATE.col(),
                IS_OFF_HOURS.from(isOffHours()),
                IS_CANCELLED.from(coalesce(Interactions.IS_CANCELLED.col(), lit(false))),
                IS_CASE_LINKED.col()),
            AS_STAGED.stream().map(Field::col))
        .toArray(Column[]::new);
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
