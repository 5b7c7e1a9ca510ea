package dev.plumbline.publish;

import static dev.plumbline.schema.Field.required;
import static dev.plumbline.tables.published.DepthValueGrid.ACCOUNTS;
import static dev.plumbline.tables.published.DepthValueGrid.ACCOUNT_MONTHS;
import static dev.plumbline.tables.published.DepthValueGrid.ALL;
import static dev.plumbline.tables.published.DepthValueGrid.DEPTH_DECILE_FIRST;
import static dev.plumbline.tables.published.DepthValueGrid.DEPTH_DECILE_LAST;
import static dev.plumbline.tables.published.DepthValueGrid.EVENTS;
import static dev.plumbline.tables.published.DepthValueGrid.HAZARD_PER_MONTH;
import static dev.plumbline.tables.published.DepthValueGrid.IS_SUPPRESSED;
import static dev.plumbline.tables.published.DepthValueGrid.RETENTION_12;
import static dev.plumbline.tables.published.DepthValueGrid.RETENTION_12_HIGH;
import static dev.plumbline.tables.published.DepthValueGrid.RETENTION_12_LOW;
import static dev.plumbline.tables.published.DepthValueGrid.SEGMENT;
import static dev.plumbline.tables.published.DepthValueGrid.VALUE_TERCILE;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.percentile;
import static org.apache.spark.sql.functions.pow;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;

import dev.plumbline.config.PublishSettings;
import dev.plumbline.schema.Field;
import dev.plumbline.tables.published.DepthValueGrid;
import dev.plumbline.tables.retention.Panel;
import java.io.Serializable;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * Churn by tenth of depth and third of value, in each segment and in all.
 *
 * <p>Tenths and thirds are of months at risk, not of accounts, and the same for every segment. As
 * in the models, months count whose windows are full. Depth and value are cut on four decimals: so
 * few different numbers have exact quantiles on any cluster, in little memory.
 *
 * @param minAccounts accounts that a cell must hold
 * @param minReps sales reps that a cell must hold
 */
public record Grid(int minAccounts, int minReps) implements Serializable {

  static final int TENTHS = 10;
  private static final Suppression SUPPRESSION = new Suppression(IS_SUPPRESSED);
  private static final int THIRDS = 3;
  private static final int DECIMALS = 4;
  private static final int MONTHS_AHEAD = 12;

  private static final Field DEPTH_BREAKS =
      required("depth_breaks", createArrayType(DoubleType), "Upper ends of nine tenths");
  private static final Field VALUE_BREAKS =
      required("value_breaks", createArrayType(DoubleType), "Upper ends of two thirds");
  private static final Field TENTH = required("tenth", IntegerType, "Tenth of depth");
  private static final Field ACCOUNT_SET =
      required("account_set", createArrayType(LongType), "Hashes of accounts");
  private static final Field REP_SET =
      required("rep_set", createArrayType(LongType), "Hashes of reps");
  private static final Field CELLS = required("cells", Cells.TYPE, "Cells by tenth");
  private static final Field IS_SMALL =
      required("is_small", BooleanType, "Whether the third holds too few even as a whole");
  private static final Field SMALL_ONES =
      required("small_ones", LongType, "Segments that are small in this third");
  private static final Field RANK =
      required("rank", IntegerType, "1 for the smallest segment that is not small");
  private static final Field CELL = required("cell", Cells.CELL_TYPE, "One range of tenths");

  public Grid(PublishSettings settings) {
    this(settings.minAccounts(), settings.minReps());
  }

  /**
   * Rows of {@link DepthValueGrid}.
   *
   * @param panel rows of {@link Panel}
   */
  public Dataset<Row> of(Dataset<Row> panel) {
    Dataset<Row> rows =
        tenths(panel)
            .transform(this::thirdsOfSegments)
            .transform(Grid::withheld)
            .select(
                SEGMENT.col(),
                VALUE_TERCILE.col(),
                IS_SUPPRESSED.col(),
                explode(CELLS.col()).as(CELL.name()))
            .transform(Grid::measured);
    return TenDigits.of(DepthValueGrid.TABLE, rows);
  }

  /** One row per segment, third and tenth that somebody is in. */
  private static Dataset<Row> tenths(Dataset<Row> panel) {
    Dataset<Row> seen =
        panel
            .where(
                Panel.HAS_HISTORY
                    .col()
                    .and(Panel.DEPTH_RECENT.col().isNotNull())
                    .and(Panel.VALUE.col().isNotNull()))
            .select(
                Panel.ACCOUNT_ID.col(),
                Panel.REP_ID.col(),
                Panel.SEGMENT.col(),
                Panel.EVENT.col(),
                Panel.DEPTH_RECENT.from(round(Panel.DEPTH_RECENT.col(), DECIMALS)),
                Panel.VALUE.from(round(Panel.VALUE.col(), DECIMALS)));
    Dataset<Row> breaks =
        seen.agg(
            DEPTH_BREAKS.from(percentile(Panel.DEPTH_RECENT.col(), inner(TENTHS))),
            VALUE_BREAKS.from(percentile(Panel.VALUE.col(), inner(THIRDS))));
    return seen.crossJoin(broadcast(breaks))
        .select(
            Panel.ACCOUNT_ID.col(),
            Panel.REP_ID.col(),
            Panel.EVENT.col(),
            explode(array_distinct(array(Panel.SEGMENT.col(), lit(ALL)))).as(SEGMENT.name()),
            VALUE_TERCILE.from(part(Panel.VALUE.col(), VALUE_BREAKS)),
            TENTH.from(part(Panel.DEPTH_RECENT.col(), DEPTH_BREAKS)))
        .groupBy(SEGMENT.col(), VALUE_TERCILE.col(), TENTH.col())
        .agg(
            ACCOUNT_SET.from(collect_set(xxhash64(Panel.ACCOUNT_ID.col()))),
            REP_SET.from(collect_set(xxhash64(Panel.REP_ID.col()))),
            ACCOUNT_MONTHS.from(count(lit(1))),
            EVENTS.from(sum(Panel.EVENT.col())));
  }

  /** One row per segment and third, its tenths joined to ranges that hold enough. */
  private Dataset<Row> thirdsOfSegments(Dataset<Row> tenths) {
    Column cells =
        sort_array(
            collect_list(
                struct(
                    TENTH.col(),
                    ACCOUNT_SET.col(),
                    REP_SET.col(),
                    ACCOUNT_MONTHS.col(),
                    EVENTS.col())));
    return tenths
        .groupBy(SEGMENT.col(), VALUE_TERCILE.col())
        .agg(
            ACCOUNT_MONTHS.from(sum(ACCOUNT_MONTHS.col())),
            CELLS.from(new Cells(minAccounts, minReps).merged(cells)))
        .withColumn(
            IS_SMALL.name(),
            size(filter(CELLS.col(), cell -> Cells.isTooSmall(cell, minAccounts, minReps))).gt(0));
  }

  /**
   * Marks what may not be told: a segment that is small in a third, and, where it is the only one,
   * the smallest other segment too, for the total of the third less all others is the first.
   */
  private static Dataset<Row> withheld(Dataset<Row> thirds) {
    WindowSpec third = Window.partitionBy(VALUE_TERCILE.col());
    Column isPart = SEGMENT.col().notEqual(ALL);
    Column smallOnes = sum(when(isPart.and(IS_SMALL.col()), 1).otherwise(0)).over(third);
    Column rank =
        row_number()
            .over(
                third.orderBy(isPart.desc(), IS_SMALL.col(), ACCOUNT_MONTHS.col(), SEGMENT.col()));
    Column isSecond = SMALL_ONES.col().equalTo(1).and(isPart).and(RANK.col().equalTo(1));
    return thirds
        .withColumn(SMALL_ONES.name(), SMALL_ONES.from(smallOnes))
        .withColumn(RANK.name(), RANK.from(rank))
        .withColumn(IS_SUPPRESSED.name(), IS_SUPPRESSED.from(IS_SMALL.col().or(isSecond)));
  }

  private static Dataset<Row> measured(Dataset<Row> ranges) {
    Column months = Cells.months(CELL.col()).cast(DoubleType);
    Column hazard = Cells.events(CELL.col()).divide(months);
    Wilson interval = new Wilson(hazard, months);
    return ranges.select(
        SEGMENT.col(),
        VALUE_TERCILE.col(),
        DEPTH_DECILE_FIRST.from(Cells.first(CELL.col())),
        DEPTH_DECILE_LAST.from(Cells.last(CELL.col())),
        SUPPRESSION.told(ACCOUNT_MONTHS, Cells.months(CELL.col())),
        SUPPRESSION.told(ACCOUNTS, Cells.accounts(CELL.col())),
        SUPPRESSION.told(EVENTS, Cells.events(CELL.col())),
        SUPPRESSION.told(HAZARD_PER_MONTH, hazard),
        SUPPRESSION.told(RETENTION_12, staying(hazard)),
        SUPPRESSION.told(RETENTION_12_LOW, staying(interval.high())),
        SUPPRESSION.told(RETENTION_12_HIGH, staying(interval.low())),
        IS_SUPPRESSED.col());
  }

  private static Column staying(Column hazard) {
    return pow(lit(1).minus(hazard), MONTHS_AHEAD);
  }

  /** Which part of {@code breaks} a value lies in; one that equals a break lies below it. */
  private static Column part(Column value, Field breaks) {
    return size(filter(breaks.col(), each -> value.gt(each))).plus(1);
  }

  private static Column inner(int parts) {
    return array(
        IntStream.range(1, parts).mapToObj(i -> lit((double) i / parts)).toArray(Column[]::new));
  }
}
