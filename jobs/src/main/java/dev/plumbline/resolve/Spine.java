package dev.plumbline.resolve;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.tables.core.AccountMonths.ACCOUNT_ID;
import static dev.plumbline.tables.core.AccountMonths.INDUSTRY;
import static dev.plumbline.tables.core.AccountMonths.IS_ACTIVITY_CAPTURED;
import static dev.plumbline.tables.core.AccountMonths.IS_CASE_CAPTURED;
import static dev.plumbline.tables.core.AccountMonths.IS_CRM_CAPTURED;
import static dev.plumbline.tables.core.AccountMonths.IS_MAIL_CAPTURED;
import static dev.plumbline.tables.core.AccountMonths.MONTH;
import static dev.plumbline.tables.core.AccountMonths.PARENT_ID;
import static dev.plumbline.tables.core.AccountMonths.PREVIOUS_REP_ID;
import static dev.plumbline.tables.core.AccountMonths.REGION;
import static dev.plumbline.tables.core.AccountMonths.REP_CHANGED_MONTH;
import static dev.plumbline.tables.core.AccountMonths.REP_ID;
import static dev.plumbline.tables.core.AccountMonths.SEGMENT;
import static dev.plumbline.tables.core.AccountMonths.SIZE;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.make_ym_interval;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.trunc;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.DateType;

import dev.plumbline.config.TimeSettings;
import dev.plumbline.schema.Field;
import dev.plumbline.tables.core.AccountMonths;
import dev.plumbline.tables.core.Accounts;
import dev.plumbline.tables.core.Interactions;
import dev.plumbline.tables.staging.FieldHistory;
import dev.plumbline.tables.staging.Orders;
import dev.plumbline.tables.staging.Subscriptions;
import java.time.Instant;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Every account and month, from the first sign of the account to the as-of month.
 *
 * <p>The first sign is the earliest of a contract, an order, a message or meeting, and the record
 * itself, if it tells when it was made; without any of them, the first month in which anything was
 * captured. Months before anything was captured stay: contracts are older than archives. Owner and
 * segment are replayed, and before the record of the account those that it was made with; parent,
 * region, industry and size are told for today alone.
 */
public final class Spine {

  private static final Field FIRST_CONTRACT =
      optional("first_contract", DateType, "Month in which its first contract started");
  private static final Field FIRST_ORDER =
      optional("first_order", DateType, "Month in which it first ordered");
  private static final Field FIRST_INTERACTION =
      optional("first_interaction", DateType, "Month of its first interaction");

  private final TimeSettings time;

  public Spine(TimeSettings time) {
    this.time = time;
  }

  /**
   * Rows of {@link AccountMonths}.
   *
   * @param accounts rows of {@link Accounts}
   * @param coverage rows of {@link dev.plumbline.tables.core.Coverage}
   * @param interactions rows of {@link Interactions}
   * @param subscriptions rows of {@link Subscriptions}
   * @param orders rows of {@link Orders}
   * @param fieldHistory rows of {@link FieldHistory}
   */
  public Dataset<Row> of(
      Dataset<Row> accounts,
      Dataset<Row> coverage,
      Dataset<Row> interactions,
      Dataset<Row> subscriptions,
      Dataset<Row> orders,
      Dataset<Row> fieldHistory) {
    Column isTold = Accounts.CREATED_AT.col().gt(lit(Instant.EPOCH));
    Column created = when(isTold, AccountMonths.monthOf(Accounts.CREATED_AT.col(), time.zone()));
    Column last = CapturedMonths.AS_OF_MONTH.col();
    Column first =
        coalesce(
            least(created, FIRST_CONTRACT.col(), FIRST_ORDER.col(), FIRST_INTERACTION.col()),
            CapturedMonths.first(),
            last);
    Column months = sequence(first, last, make_ym_interval(lit(0), lit(1)));
    return accounts
        .join(firstContracts(subscriptions, accounts), ACCOUNT_ID.name(), "left")
        .join(firstOrders(orders, accounts), ACCOUNT_ID.name(), "left")
        .join(firstInteractions(interactions), ACCOUNT_ID.name(), "left")
        .join(Replay.ofAccounts(fieldHistory), ACCOUNT_ID.name(), "left")
        .crossJoin(CapturedMonths.of(coverage, time.asOf()))
        .where(first.leq(last))
        .withColumn(MONTH.name(), explode(months))
        .select(columns());
  }

  private Column[] columns() {
    Column instant = AccountMonths.firstInstantOf(MONTH.col(), time.zone());
    Column told = sinceItsRecord(instant);
    Column segment = Replay.asOf(told, Replay.SEGMENT_CHANGES, Accounts.SEGMENT.col());
    Column repChange = Replay.lastChangeBefore(instant, Replay.OWNER_CHANGES);
    Column isCase = CapturedMonths.isCaseCaptured(MONTH.col());
    Column isActivity = CapturedMonths.isActivityCaptured(MONTH.col());
    return new Column[] {
      ACCOUNT_ID.col(),
      MONTH.col(),
      REP_ID.from(Replay.asOf(told, Replay.OWNER_CHANGES, Accounts.OWNER_ID.col())),
      REP_CHANGED_MONTH.from(AccountMonths.monthOf(repChange, time.zone())),
      PREVIOUS_REP_ID.from(Replay.beforeLastChange(instant, Replay.OWNER_CHANGES)),
      SEGMENT.from(coalesce(segment, lit("unknown"))),
      PARENT_ID.col(),
      REGION.col(),
      INDUSTRY.col(),
      SIZE.col(),
      IS_MAIL_CAPTURED.from(CapturedMonths.isMailCaptured(MONTH.col())),
      IS_CRM_CAPTURED.from(isCase.or(isActivity)),
      IS_CASE_CAPTURED.from(isCase),
      IS_ACTIVITY_CAPTURED.from(isActivity)
    };
  }

  /**
   * What an account was before it had a record, nobody knows: those months are told what the record
   * was made with. Some histories begin with what a new record was filled with, others with the
   * first change of it.
   */
  private static Column sinceItsRecord(Column instant) {
    Column made = Accounts.CREATED_AT.col();
    return when(instant.leq(made), FieldHistory.settledAt(made)).otherwise(instant);
  }

  private static Dataset<Row> firstContracts(Dataset<Row> subscriptions, Dataset<Row> accounts) {
    return Accounts.underSurvivors(subscriptions, accounts)
        .groupBy(ACCOUNT_ID.col())
        .agg(FIRST_CONTRACT.from(trunc(min(Subscriptions.START_DATE.col()), "month")));
  }

  private Dataset<Row> firstOrders(Dataset<Row> orders, Dataset<Row> accounts) {
    Column first = AccountMonths.monthOf(min(Orders.ORDERED_AT.col()), time.zone());
    return Accounts.underSurvivors(orders, accounts)
        .groupBy(ACCOUNT_ID.col())
        .agg(FIRST_ORDER.from(first));
  }

  private static Dataset<Row> firstInteractions(Dataset<Row> interactions) {
    return interactions
        .groupBy(ACCOUNT_ID.col())
        .agg(FIRST_INTERACTION.from(min(Interactions.MONTH.col())));
  }
}
