package dev.plumbline.simulate.verify;

import static dev.plumbline.schema.Field.required;
import static dev.plumbline.tables.measures.RelationshipMonths.ACCOUNT_ID;
import static dev.plumbline.tables.measures.RelationshipMonths.DEPTH_RECENT;
import static dev.plumbline.tables.measures.RelationshipMonths.MONTH;
import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.corr;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.types.DataTypes.IntegerType;

import dev.plumbline.lake.DeltaLake;
import dev.plumbline.schema.Field;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.measures.RelationshipMonths;
import dev.plumbline.tables.measures.StageMonths;
import dev.plumbline.tables.results.Tests;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.DoublePredicate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Whether a nightly on the exports of a world found what was planted in it: {@code
 * scripts/verify-truth}. Not a test.
 */
public final class VerifyTruth {

  private static final double DEPTH_CORRELATION = .70;
  private static final double STAGE_CORRELATION = .78;
  private static final double PLACEBO_LIMIT = 2.58;
  private static final Field STAGE = required("stage", IntegerType, "Stage, as the truth names it");
  private static final Field PLANTED = required("planted", IntegerType, "The same");

  private final DeltaLake lake;
  private final Dataset<Row> truth;
  private boolean allHold = true;

  private VerifyTruth(SparkSession spark, Path world) {
    this.lake = new DeltaLake(spark, world.resolve("lake").toString());
    this.truth =
        spark
            .read()
            .option("header", true)
            .csv(world.resolve("truth/sim_truth_account_month.csv.gz").toString());
  }

  /**
   * Prints one line per check and fails if one does not hold: in VOLUME, where mail grows and
   * nobody comes closer, that a placebo does nothing; elsewhere that what is measured follows the
   * stage.
   *
   * @param arguments the folder of the world, and its name
   */
  public static void main(String[] arguments) {
    SparkSession spark =
        SparkSession.builder()
            .master("local[2]")
            .appName("verify-truth")
            .config("spark.ui.enabled", false)
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.sql.shuffle.partitions", 2)
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
            .config(
                "spark.sql.catalog.spark_catalog",
                "org.apache.spark.sql.delta.catalog.DeltaCatalog")
            .getOrCreate();
    VerifyTruth world = new VerifyTruth(spark, Path.of(arguments[0]));
    if (arguments[1].equals("VOLUME")) {
      world.thePlaceboDoesNothing();
    } else {
      world.followsTheStage(StageMonths.TABLE, StageMonths.EXPECTED_STAGE, STAGE_CORRELATION);
      world.followsTheStage(RelationshipMonths.TABLE, DEPTH_RECENT, DEPTH_CORRELATION);
    }
    spark.stop();
    if (!world.allHold) {
      throw new IllegalStateException("A check does not hold; see the lines above");
    }
  }

  /** Known at the start of a month, and the stage in the last month that it looks back on. */
  private void followsTheStage(Table table, Field measured, double least) {
    Dataset<Row> planted =
        truth.select(
            ACCOUNT_ID.from(concat(lit("salesforce:"), ACCOUNT_ID.col())),
            MONTH.from(add_months(MONTH.col().cast(MONTH.type()), 1)),
            PLANTED.from(STAGE.col()));
    Row found =
        lake.read(table)
            .select(ACCOUNT_ID.col(), MONTH.col(), measured.col())
            .join(planted, table.keyNames(), "inner")
            .agg(corr(measured.col(), PLANTED.col()), count(measured.col()))
            .first();
    check(
        "correlation of %s and planted stage, %d account-months"
            .formatted(measured.name(), found.getLong(1)),
        found.isNullAt(0) ? Double.NaN : found.getDouble(0),
        "at least " + least,
        correlation -> correlation >= least);
  }

  private void thePlaceboDoesNothing() {
    Row found =
        lake.read(Tests.TABLE)
            .where(Tests.TEST.col().equalTo(Tests.PLACEBO))
            .select(Tests.STATISTIC.col(), Tests.NOTE.col())
            .first();
    check(
        "z of placebo depth (%s)".formatted(found.getString(1)),
        found.isNullAt(0) ? Double.NaN : found.getDouble(0),
        "less than 2.58 either way",
        z -> Math.abs(z) < PLACEBO_LIMIT);
  }

  private void check(String what, double value, String limit, DoublePredicate holds) {
    boolean held = holds.test(value);
    allHold &= held;
    System.out.printf(
        Locale.ROOT, "%s  %s: %.3f, %s%n", held ? "holds" : "FAILS", what, value, limit);
  }
}
