package dev.plumbline.measures;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static dev.plumbline.tables.core.AccountMonths.ACCOUNT_ID;
import static dev.plumbline.tables.core.AccountMonths.MONTH;
import static dev.plumbline.tables.core.AccountMonths.SEGMENT;
import static dev.plumbline.tables.features.LedgerMonths.CONTACT_GAPS;
import static dev.plumbline.tables.features.LedgerMonths.CONTACT_GAP_LOG_SQUARES;
import static dev.plumbline.tables.features.LedgerMonths.CONTACT_GAP_LOG_SUM;
import static dev.plumbline.tables.features.LedgerMonths.DEALS_OPEN_CHANGE;
import static dev.plumbline.tables.features.LedgerMonths.KNOWN_MONTH;
import static dev.plumbline.tables.features.LedgerMonths.LAST_CONTACT_DAY;
import static dev.plumbline.tables.features.LedgerMonths.MAX_SOURCE_AT;
import static dev.plumbline.tables.features.LedgerMonths.SERIOUS_CASES_OPEN_CHANGE;
import static dev.plumbline.tables.measures.RelationshipMonths.DORMANT;
import static dev.plumbline.tables.measures.RelationshipMonths.DORMANT_DAYS;
import static dev.plumbline.tables.measures.RelationshipMonths.EPISODE_NO;
import static dev.plumbline.tables.measures.RelationshipMonths.NEED;
import static dev.plumbline.tables.measures.RelationshipMonths.REACTIVATED;
import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.exp;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map_from_entries;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sqrt;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.try_divide;
import static org.apache.spark.sql.functions.try_element_at;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;

import dev.plumbline.schema.Bundle;
import dev.plumbline.schema.Field;
import dev.plumbline.tables.measures.References;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Whether an account needs us, and whether contact sleeps; method section 14.1.
 *
 * <p>It needs us while a deal or a serious case is open, and after a month with a rush of orders
 * ({@link OrderSpikes}).
 *
 * <p>An account has a cadence of its own: mean \(\mu\) and standard deviation \(\sigma\) of the log
 * days between contacts over the long window, drawn towards those of its segment in the reference
 * period as if five pauses of the segment had been seen with its own; where a segment has fewer
 * than twenty pauses, towards those of all accounts. It is dormant if its last contact lies more
 * than \(\exp(\mu + 1.645 \sigma)\) days back, and sixty at least. A month in which it no longer
 * is, after one in which it was, begins another episode.
 */
final class Connections {

  private static final String CADENCE = "contact_gap/";

  /** In the place of a segment: no segment is called so. */
  private static final String EVERYWHERE = "";

  private static final double KAPPA = 5;
  private static final int ENOUGH_IN_SEGMENT = 20;
  private static final double UPPER_TWENTIETH = 1.645;
  private static final int LEAST_DAYS = 60;

  private static final Total GAPS = of(CONTACT_GAPS, Span.LONG);
  private static final Total LOGS = of(CONTACT_GAP_LOG_SUM, Span.LONG);
  private static final Total SQUARES = of(CONTACT_GAP_LOG_SQUARES, Span.LONG);
  private static final Total LAST_CONTACT =
      Total.latest("last_contact", Span.LONG, unix_date(LAST_CONTACT_DAY.col()));
  private static final Total DEALS = of(DEALS_OPEN_CHANGE, Span.LAST);
  private static final Total CASES = of(SERIOUS_CASES_OPEN_CHANGE, Span.LAST);

  private static final Field USUAL_LOG =
      optional("usual_log_gap", DoubleType, "Mean log days between contacts in the segment");
  private static final Field USUAL_SPREAD =
      optional("usual_log_gap_spread", DoubleType, "Standard deviation of log days");
  private static final Bundle CADENCES = new Bundle("cadences");
  private static final Field PAUSES =
      optional("pauses", DoubleType, "Pauses that a cadence is learned on");
  private static final Field SILENT_DAYS =
      optional("silent_days", DoubleType, "Days since the last contact");

  private static final Field FIRST_MONTH =
      required("first_month", DateType, "First month of an account");
  private static final Field LATEST =
      optional("latest_contact", DoubleType, "Latest contact of the window, days of the epoch");
  private static final Field OPENED_DEALS =
      optional("opened_deals", DoubleType, "Deals opened less closed, last month");
  private static final Field OPENED_CASES =
      optional("opened_cases", DoubleType, "Serious cases opened less closed, last month");
  private static final Field IS_ANY_OPEN =
      optional("is_any_open", BooleanType, "Whether a deal or a serious case is open");
  private static final Field LONGEST_PAUSE =
      optional("longest_pause", DoubleType, "Days that a pause stays below, 19 times in 20");

  private Connections() {}

  static List<Total> totals() {
    return List.of(GAPS, LOGS, SQUARES, LAST_CONTACT, DEALS, CASES, OrderSpikes.ORDERS);
  }

  /**
   * The cadence of each segment with enough pauses, and that of all accounts, as rows of {@link
   * References} without the period.
   *
   * @param accounts reference accounts with their segment
   */
  static Dataset<Row> learned(Dataset<Row> accounts) {
    Column gaps = sum(GAPS.col());
    Column mean = sum(LOGS.col()).divide(gaps);
    Column variance = sum(SQUARES.col()).divide(gaps).minus(mean.multiply(mean));
    return accounts
        .where(GAPS.col().gt(0))
        .rollup(SEGMENT.col())
        .agg(
            References.CENTER.from(mean),
            References.SCALE.from(sqrt(greatest(variance, lit(0)))),
            References.PRIOR.from(lit(null)),
            References.KAPPA.from(lit(KAPPA)),
            References.ROWS.from(count_if(GAPS.col().gt(0))),
            PAUSES.from(gaps))
        .where(SEGMENT.col().isNull().or(PAUSES.col().geq(ENOUGH_IN_SEGMENT)))
        .withColumn(
            References.MEASURE.name(),
            concat(lit(CADENCE), coalesce(SEGMENT.col(), lit(EVERYWHERE))))
        .drop(SEGMENT.name(), PAUSES.name());
  }

  /** {@code rows}, which have a segment, with the cadence that is usual in it. */
  static Dataset<Row> besideUsual(Dataset<Row> rows, Dataset<Row> references) {
    Column segment = substring(References.MEASURE.col(), CADENCE.length() + 1, Integer.MAX_VALUE);
    Column cadence =
        struct(USUAL_LOG.from(References.CENTER.col()), USUAL_SPREAD.from(References.SCALE.col()));
    Dataset<Row> cadences =
        references
            .where(References.MEASURE.col().startsWith(CADENCE))
            .agg(map_from_entries(collect_list(struct(segment, cadence))).as(CADENCES.name()));
    return rows.crossJoin(broadcast(cadences))
        .withColumns(
            Map.of(
                USUAL_LOG.name(), usual(USUAL_LOG),
                USUAL_SPREAD.name(), usual(USUAL_SPREAD)))
        .drop(CADENCES.name());
  }

  private static Column usual(Field what) {
    return coalesce(
        try_element_at(CADENCES.col(), SEGMENT.col()).getField(what.name()),
        try_element_at(CADENCES.col(), lit(EVERYWHERE)).getField(what.name()));
  }

  /** What the windows behind an account's months are made of: sums taken out of their bundle. */
  static Map<String, Column> counts() {
    return Map.of(
        LATEST.name(), LAST_CONTACT.found(),
        OPENED_DEALS.name(), DEALS.col(),
        OPENED_CASES.name(), CASES.col(),
        OrderSpikes.ORDERED.name(), OrderSpikes.ORDERS.col(),
        LONGEST_PAUSE.name(), usualAtMost());
  }

  /**
   * {@code ledger}, and what became open or closed before the months of an account began once more,
   * in the month before its first: a deal may be older than the account that has it now.
   *
   * @param months rows with account and month
   */
  static Dataset<Row> fromTheFirstMonth(Dataset<Row> ledger, Dataset<Row> months) {
    Column before = add_months(FIRST_MONTH.col(), -1);
    Dataset<Row> earlier =
        ledger
            .join(
                months.groupBy(ACCOUNT_ID.col()).agg(FIRST_MONTH.from(min(MONTH.col()))),
                ACCOUNT_ID.name())
            .where(KNOWN_MONTH.col().lt(before))
            .where(
                DEALS_OPEN_CHANGE.col().notEqual(0).or(SERIOUS_CASES_OPEN_CHANGE.col().notEqual(0)))
            .select(
                ACCOUNT_ID.col(),
                MONTH.from(before),
                KNOWN_MONTH.from(before),
                MAX_SOURCE_AT.col(),
                DEALS_OPEN_CHANGE.col(),
                SERIOUS_CASES_OPEN_CHANGE.col());
    return ledger.unionByName(earlier, true);
  }

  /** Of all months so far; needs {@link #counts}. */
  static Map<String, Column> soFar() {
    Column lastContact = max(LATEST.col()).over(Seen.soFar());
    Column isOpen =
        sum(OPENED_DEALS.col())
            .over(Seen.soFar())
            .gt(0)
            .or(sum(OPENED_CASES.col()).over(Seen.soFar()).gt(0));
    return Map.of(
        SILENT_DAYS.name(), unix_date(MONTH.col()).minus(lastContact),
        IS_ANY_OPEN.name(), isOpen,
        OrderSpikes.SINCE_FIRST.name(), OrderSpikes.sinceFirst());
  }

  /** {@code rows}, which have {@link #counts} and {@link #soFar}, with the rest. */
  static Dataset<Row> measured(Dataset<Row> rows) {
    Column isSleeping =
        SILENT_DAYS.col().geq(LEAST_DAYS).and(SILENT_DAYS.col().gt(LONGEST_PAUSE.col()));
    Column isDormant = when(isSleeping, 1).otherwise(0);
    Column isNeeded = IS_ANY_OPEN.col().or(OrderSpikes.inLastMonth());
    Column woke =
        lag(DORMANT.col(), 1).over(Seen.months()).equalTo(1).and(DORMANT.col().equalTo(0));
    return rows.withColumn(
            DORMANT.name(),
            when(Seen.any(Span.SHORT).and(SILENT_DAYS.col().isNotNull()), isDormant))
        .withColumn(
            DORMANT_DAYS.name(), DORMANT_DAYS.from(DORMANT.col().multiply(SILENT_DAYS.col())))
        .withColumns(
            Map.of(
                NEED.name(), when(Seen.any(Span.SHORT), when(isNeeded, 1).otherwise(0)),
                REACTIVATED.name(),
                    when(
                        DORMANT.col().isNotNull(),
                        when(coalesce(woke, lit(false)), 1).otherwise(0))))
        .withColumn(
            EPISODE_NO.name(),
            EPISODE_NO.from(
                when(
                    DORMANT.col().isNotNull(),
                    sum(REACTIVATED.col()).over(Seen.soFar()).plus(lit(1)))));
  }

  /** Days that a pause of this account stays below nineteen times in twenty. */
  private static Column usualAtMost() {
    Column own = try_divide(LOGS.col(), GAPS.col());
    Column prior = coalesce(USUAL_LOG.col(), own);
    Column spread = coalesce(USUAL_SPREAD.col(), lit(0));
    Column weight = GAPS.col().plus(KAPPA);
    Column mean = LOGS.col().plus(prior.multiply(KAPPA)).divide(weight);
    Column squares =
        when(GAPS.col().gt(0), greatest(SQUARES.col().minus(LOGS.col().multiply(own)), lit(0)))
            .otherwise(0);
    Column variance = squares.plus(spread.multiply(spread).multiply(KAPPA)).divide(weight);
    return coalesce(exp(mean.plus(sqrt(variance).multiply(UPPER_TWENTIETH))), lit(LEAST_DAYS));
  }

  private static Total of(Field field, Span span) {
    return Total.of("connection_" + field.name(), span, field.col());
  }
}
