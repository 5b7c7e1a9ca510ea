package dev.plumbline.features.relationship;

import static dev.plumbline.tables.features.LedgerMonths.ACCOUNT_ID;
import static dev.plumbline.tables.features.LedgerMonths.BODIES_RECEIVED;
import static dev.plumbline.tables.features.LedgerMonths.CASES_RATED;
import static dev.plumbline.tables.features.LedgerMonths.CASES_RATED_GOOD;
import static dev.plumbline.tables.features.LedgerMonths.DEALS_CLOSED;
import static dev.plumbline.tables.features.LedgerMonths.DEALS_OPEN_CHANGE;
import static dev.plumbline.tables.features.LedgerMonths.DEAL_LOG_DAYS_SUM;
import static dev.plumbline.tables.features.LedgerMonths.FORMAL_RECEIVED;
import static dev.plumbline.tables.features.LedgerMonths.KNOWN_MONTH;
import static dev.plumbline.tables.features.LedgerMonths.LAST_CONTACT_DAY;
import static dev.plumbline.tables.features.LedgerMonths.MAX_SOURCE_AT;
import static dev.plumbline.tables.features.LedgerMonths.MONTH;
import static dev.plumbline.tables.features.LedgerMonths.OFF_HOURS_SENT;
import static dev.plumbline.tables.features.LedgerMonths.ORDERS_PLACED;
import static dev.plumbline.tables.features.LedgerMonths.PEOPLE;
import static dev.plumbline.tables.features.LedgerMonths.PEOPLE_OF_PROCUREMENT;
import static dev.plumbline.tables.features.LedgerMonths.PRICE_RECEIVED;
import static dev.plumbline.tables.features.LedgerMonths.REP_MINUTES;
import static dev.plumbline.tables.features.LedgerMonths.RETURNS_CONFIRMED;
import static dev.plumbline.tables.features.LedgerMonths.SCORED_RECEIVED;
import static dev.plumbline.tables.features.LedgerMonths.SERIOUS_CASES_OPEN_CHANGE;
import static org.apache.spark.sql.functions.bit_or;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import dev.plumbline.config.RelationshipSettings;
import dev.plumbline.config.TimeSettings;
import dev.plumbline.schema.Field;
import dev.plumbline.tables.core.AccountMonths;
import dev.plumbline.tables.core.Accounts;
import dev.plumbline.tables.staging.Contacts;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What a relationship takes and gives, month by month: effort of contact ({@link Contact}) and its
 * pauses ({@link Pauses}), deals and needs ({@link Needs}), what customers say of what they got
 * ({@link Ratings}), and people.
 */
public final class LedgerFeatures {

  private static final String PROCUREMENT = "PROCUREMENT";

  private static final List<Field> SUMS =
      List.of(
          REP_MINUTES,
          OFF_HOURS_SENT,
          SCORED_RECEIVED,
          PRICE_RECEIVED,
          BODIES_RECEIVED,
          FORMAL_RECEIVED,
          RETURNS_CONFIRMED,
          CASES_RATED,
          CASES_RATED_GOOD,
          DEALS_CLOSED,
          DEAL_LOG_DAYS_SUM,
          DEALS_OPEN_CHANGE,
          SERIOUS_CASES_OPEN_CHANGE,
          ORDERS_PLACED,
          PEOPLE,
          PEOPLE_OF_PROCUREMENT);

  private final ZoneId zone;
  private final RelationshipSettings relationship;

  public LedgerFeatures(TimeSettings time, RelationshipSettings relationship) {
    this.zone = time.zone();
    this.relationship = relationship;
  }

  /**
   * Rows of {@link dev.plumbline.tables.features.LedgerMonths}.
   *
   * @param interactions rows of {@link dev.plumbline.tables.core.Interactions}
   * @param cases rows of {@link dev.plumbline.tables.staging.Cases}
   * @param opportunities rows of {@link dev.plumbline.tables.staging.Opportunities}
   * @param orders rows of {@link dev.plumbline.tables.staging.Orders}
   * @param contacts rows of {@link Contacts}
   * @param accounts rows of {@link Accounts}
   */
  public Dataset<Row> perAccountMonth(
      Dataset<Row> interactions,
      Dataset<Row> cases,
      Dataset<Row> opportunities,
      Dataset<Row> orders,
      Dataset<Row> contacts,
      Dataset<Row> accounts) {
    Needs needs = new Needs(zone);
    Dataset<Row> theirCases = Accounts.underSurvivors(cases, accounts);
    return new Contact(zone, relationship)
        .of(interactions)
        .unionByName(needs.ofDeals(Accounts.underSurvivors(opportunities, accounts)), true)
        .unionByName(needs.ofCases(theirCases), true)
        .unionByName(needs.ofOrders(Accounts.underSurvivors(orders, accounts)), true)
        .unionByName(new Ratings(zone).of(theirCases), true)
        .unionByName(people(Accounts.underSurvivors(contacts, accounts)), true)
        .groupBy(ACCOUNT_ID.col(), MONTH.col(), KNOWN_MONTH.col())
        .agg(
            MAX_SOURCE_AT.from(max(MAX_SOURCE_AT.col())),
            Stream.concat(
                    Stream.of(
                        LAST_CONTACT_DAY.from(max(LAST_CONTACT_DAY.col())),
                        Pauses.DAYS.from(bit_or(Pauses.DAYS.col()))),
                    SUMS.stream().map(field -> field.from(coalesce(sum(field.col()), lit(0)))))
                .toArray(Column[]::new))
        .transform(Pauses::in);
  }

  /** In the month in which they became known, so that those known add up. */
  private Dataset<Row> people(Dataset<Row> contacts) {
    Column known = greatest(Contacts.EVENT_AT.col(), Contacts.KNOWN_AT.col());
    Column month = AccountMonths.monthOf(known, zone);
    return contacts.select(
        ACCOUNT_ID.col(),
        MONTH.from(month),
        KNOWN_MONTH.from(month),
        MAX_SOURCE_AT.from(known),
        PEOPLE.from(lit(1)),
        PEOPLE_OF_PROCUREMENT.from(
            when(Contacts.ROLE_FAMILY.col().equalTo(PROCUREMENT), 1).otherwise(0)));
  }
}
