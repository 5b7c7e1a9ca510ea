package dev.plumbline.measures;

import static dev.plumbline.tables.core.AccountMonths.ACCOUNT_ID;
import static dev.plumbline.tables.core.AccountMonths.MONTH;
import static dev.plumbline.tables.measures.RelationshipMonths.DEPTH_MESSAGES;
import static dev.plumbline.tables.measures.RelationshipMonths.DEPTH_PLACEBO;
import static dev.plumbline.tables.measures.RelationshipMonths.DEPTH_RAW;
import static dev.plumbline.tables.measures.RelationshipMonths.DEPTH_RECENT;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.createStructField;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.config.Settings;
import dev.plumbline.config.TimeSettings;
import dev.plumbline.schema.Field;
import dev.plumbline.schema.Table;
import dev.plumbline.stats.inference.Effect;
import dev.plumbline.tables.core.AccountMonths;
import dev.plumbline.tables.features.CommunicationMonths;
import dev.plumbline.tables.features.ConflictMonths;
import dev.plumbline.tables.features.DisclosureMonths;
import dev.plumbline.tables.features.LedgerMonths;
import dev.plumbline.tables.features.ValueMonths;
import dev.plumbline.tables.measures.References;
import dev.plumbline.testing.SparkTest;
import dev.plumbline.testing.TableText;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/**
 * Two thousand accounts that differ in what they tell and in how much they write, and the same
 * accounts when every other one writes ten times as much and tells as often (method section 20,
 * T8).
 */
@SparkTest
class MailVolumeTest {

  private static final int ACCOUNTS = 2_000;
  private static final int TIMES = 10;
  private static final String LAST_MONTH = "2022-06-01";

  /** A tenth of a standard deviation of depth for one of log volume. */
  private static final double SMALLEST = 0.1;

  private static final List<Field> COUNTS =
      List.of(
          DisclosureMonths.SCORED_RECEIVED,
          DisclosureMonths.BUSINESS_STRATEGIC_RECEIVED,
          DisclosureMonths.BUSINESS_SYNERGISTIC_RECEIVED,
          DisclosureMonths.PERSONAL_LIFE_RECEIVED,
          DisclosureMonths.PERSONAL_PRIVATE_RECEIVED);

  private final TableText tables;

  MailVolumeTest(TableText tables) {
    this.tables = tables;
  }

  @Test
  void moreMailAlikeChangesNoDepth() {
    Map<String, Row> before = byAccount(measured(/* isMultiplied= */ false));
    List<Row> after = measured(/* isMultiplied= */ true);

    double[] changes =
        after.stream()
            .filter(row -> isMultiplied(number(account(row))))
            .mapToDouble(row -> depth(row) - depth(before.get(account(row))))
            .toArray();
    double error = Math.sqrt(variance(changes) / changes.length);
    assertThat(changes).hasSize(ACCOUNTS / 2);
    assertThat(mean(changes)).isCloseTo(0, within(2 * error));

    double[] volume = after.stream().mapToDouble(MailVolumeTest::logVolume).toArray();
    assertThat(slope(volume, values(after, DEPTH_RAW)).equivalence()).isLessThan(.05);
    assertThat(slope(volume, values(after, DEPTH_PLACEBO)).equivalence()).isLessThan(.05);
  }

  private List<Row> measured(boolean isMultiplied) {
    List<Row> counts = counts(isMultiplied);
    Dataset<Row> disclosure = rows(counts, DisclosureMonths.TABLE, COUNTS);
    Dataset<Row> communication =
        rows(
            counts.stream().map(row -> RowFactory.create(row.get(0), row.get(1))).toList(),
            CommunicationMonths.TABLE,
            List.of(CommunicationMonths.MESSAGES_RECEIVED));
    Evidence evidence =
        new Evidence(
            disclosure,
            communication,
            tables.none(ValueMonths.TABLE),
            tables.none(ConflictMonths.TABLE),
            tables.none(LedgerMonths.TABLE));
    Dataset<Row> months = accountMonths(disclosure);
    Dataset<Row> references =
        References.TABLE
            .conform(
                new Standards(new TimeSettings(ZoneId.of("UTC"), 6, Optional.empty()))
                    .learned(months, evidence))
            .localCheckpoint();
    return RelationshipMeasures.of(months, evidence, references, Settings.defaults().relationship())
        .where(MONTH.col().equalTo("2022-07-01"))
        .select(
            ACCOUNT_ID.col(),
            DEPTH_RECENT.col(),
            DEPTH_RAW.col(),
            DEPTH_PLACEBO.col(),
            DEPTH_MESSAGES.col())
        .collectAsList();
  }

  /** Rates around .12, .02, .06 and .01, and 20 to 100 messages; draws anew when multiplied. */
  private static List<Row> counts(boolean isMultiplied) {
    Random traits = new Random(1);
    Random draws = new Random(isMultiplied ? 3 : 2);
    List<Row> rows = new ArrayList<>();
    for (int account = 0; account < ACCOUNTS; account++) {
      double talk = Math.exp(.5 * traits.nextGaussian());
      int messages = 20 + traits.nextInt(80);
      int written = isMultiplied && isMultiplied(account) ? TIMES * messages : messages;
      List<Object> cells = new ArrayList<>(List.of("a" + account, (long) written));
      for (double rate : new double[] {.12, .02, .06, .01}) {
        double p = Math.min(.5, rate * talk);
        cells.add(IntStream.range(0, written).filter(i -> draws.nextDouble() < p).count());
      }
      rows.add(RowFactory.create(cells.toArray()));
    }
    return rows;
  }

  private Dataset<Row> rows(List<Row> counts, Table table, List<Field> fields) {
    StructType schema =
        new StructType(
            Stream.concat(
                    Stream.of(createStructField(ACCOUNT_ID.name(), StringType, false)),
                    fields.stream().map(f -> createStructField(f.name(), LongType, false)))
                .toArray(StructField[]::new));
    Dataset<Row> none = tables.none(table);
    Dataset<Row> rows =
        none.sparkSession()
            .createDataFrame(counts, schema)
            .withColumn("month", functions.lit(LAST_MONTH).cast("date"))
            .withColumn("known_month", functions.lit(LAST_MONTH).cast("date"));
    return none.unionByName(rows, true).na().fill(0);
  }

  private Dataset<Row> accountMonths(Dataset<Row> disclosure) {
    return tables
        .none(AccountMonths.TABLE)
        .unionByName(
            disclosure
                .select(ACCOUNT_ID.col())
                .crossJoin(
                    disclosure
                        .sparkSession()
                        .range(7)
                        .select(
                            functions
                                .add_months(
                                    functions.lit("2022-01-01").cast("date"),
                                    functions.column("id").cast("int"))
                                .as(MONTH.name())))
                .withColumn(AccountMonths.IS_MAIL_CAPTURED.name(), functions.lit(true))
                .withColumn(AccountMonths.IS_CRM_CAPTURED.name(), functions.lit(true)),
            true);
  }

  private static Effect slope(double[] x, double[] y) {
    double n = x.length;
    double meanX = mean(x);
    double meanY = mean(y);
    double deviation = Math.sqrt(variance(x));
    double products = 0;
    for (int i = 0; i < x.length; i++) {
      products += (x[i] - meanX) / deviation * (y[i] - meanY);
    }
    double slope = products / (n - 1);
    double residual = variance(y) - slope * slope;
    return Effect.of(slope, Math.sqrt(residual / (n - 2)), n - 2, SMALLEST);
  }

  private static Map<String, Row> byAccount(List<Row> rows) {
    return rows.stream().collect(Collectors.toMap(MailVolumeTest::account, row -> row));
  }

  private static boolean isMultiplied(int account) {
    return account % 2 == 1;
  }

  private static int number(String account) {
    return Integer.parseInt(account.substring(1));
  }

  private static String account(Row row) {
    return row.getAs(ACCOUNT_ID.name());
  }

  private static double depth(Row row) {
    return row.<Double>getAs(DEPTH_RECENT.name());
  }

  private static double logVolume(Row row) {
    return Math.log(row.<Long>getAs(DEPTH_MESSAGES.name()));
  }

  private static double[] values(List<Row> rows, Field field) {
    return rows.stream().mapToDouble(row -> row.<Double>getAs(field.name())).toArray();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double variance(double[] values) {
    double mean = mean(values);
    return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1);
  }
}
