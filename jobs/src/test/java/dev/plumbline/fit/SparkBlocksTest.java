package dev.plumbline.fit;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.schema.Field;
import dev.plumbline.stats.HazardFit;
import dev.plumbline.stats.cox.CoxFit;
import dev.plumbline.stats.cox.CoxRegression;
import dev.plumbline.stats.cox.GridData;
import dev.plumbline.stats.cox.PoissonBootstrap;
import dev.plumbline.stats.cox.RiskSets;
import dev.plumbline.stats.discrimination.Concordance;
import dev.plumbline.stats.fixtures.Fx1;
import dev.plumbline.stats.fixtures.Panels;
import dev.plumbline.stats.inference.AddedError;
import dev.plumbline.stats.inference.PoissonWeights;
import dev.plumbline.stats.panel.Blocks;
import dev.plumbline.stats.panel.Design;
import dev.plumbline.stats.panel.PanelBlock;
import dev.plumbline.testing.SparkTest;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The fixture FX1 in a DataFrame: R's numbers again, however its rows are spread. */
@SparkTest
class SparkBlocksTest {

  private static final Field ACCOUNT = Field.required("account", DataTypes.LongType, "");
  private static final Field MONTH = Field.required("month", DataTypes.IntegerType, "");
  private static final Field EVENT = Field.required("event", DataTypes.IntegerType, "");
  private static final List<Field> VALUES =
      List.of(
          Field.required("x1", DataTypes.DoubleType, ""),
          Field.required("x2", DataTypes.DoubleType, ""),
          Field.required("x3", DataTypes.DoubleType, ""));

  private final SparkSession spark;

  SparkBlocksTest(SparkSession spark) {
    this.spark = spark;
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "3, 0", "16, 0", "3, 1000000"})
  void partitionsAndFetchingDoNotMatter(int partitions, long fetched) {
    try (DecodedPanel decoded = decode(partitions, fetched)) {
      GridData data = GridData.of(decoded.panel(), decoded.census());
      Design design = Panels.plain(decoded.census(), 3);

      CoxFit fit = CoxRegression.efron().fit(data, design);
      double[] robust = HazardFit.standardErrors(fit.robust(data, 0).matrix());
      Concordance concordance =
          Concordance.of(
              decoded.panel(),
              RiskSets.of(decoded.census()),
              fit.design(),
              fit.scaledCoefficients(),
              0);

      assertThat(fit.coefficients())
          .containsExactly(
              new double[] {0.26316947718, -0.6824244475, 0.774254760922}, within(1e-11));
      assertThat(robust)
          .containsExactly(
              new double[] {1.08582036893, 0.312138336624, 0.287308905223}, within(1e-11));
      assertThat(concordance.concordance()).isCloseTo(0.669060773481, within(1e-12));
      assertThat(concordance.standardError()).isCloseTo(0.0449644724, within(5e-11));
      assertThat(decoded.panel().products(new ClusterCount(0)).clusters()).isEqualTo(80);
    }
  }

  /** Error that is added on purpose is a function of account, month and replicate. */
  @ParameterizedTest
  @CsvSource({"1, 0", "16, 0", "3, 1000000"})
  void addedErrorIsTheSameWhereverTheRowsLie(int partitions, long fetched) {
    AddedError error = new AddedError(0, .2, 1, 0);
    GridData local =
        GridData.of(Panels.of(Panels.fx1()), Panels.census(Panels.of(Panels.fx1()), 3));
    try (DecodedPanel decoded = decode(partitions, fetched)) {
      Design design = Panels.plain(decoded.census(), 3);
      GridData worse = new GridData(decoded.panel().changed(error), RiskSets.of(decoded.census()));

      assertThat(CoxRegression.efron().fit(worse, design).coefficients())
          .containsExactly(
              CoxRegression.efron()
                  .fit(new GridData(local.panel().changed(error), local.riskSets()), design)
                  .coefficients(),
              within(1e-10));
    }
  }

  /** Replicates are drawn where the rows lie. */
  @ParameterizedTest
  @CsvSource({"1, 0", "16, 0", "3, 1000000"})
  void replicatesAreTheSameWhereverTheRowsLie(int partitions, long fetched) {
    GridData local =
        GridData.of(Panels.of(Panels.fx1()), Panels.census(Panels.of(Panels.fx1()), 3));
    try (DecodedPanel decoded = decode(partitions, fetched)) {
      Design design = Panels.plain(decoded.census(), 3);
      GridData spread = GridData.of(decoded.panel(), decoded.census());

      double[][] here = replicates(local, design);
      double[][] there = replicates(spread, design);

      assertThat(there).hasDimensions(8, 3);
      for (int b = 0; b < there.length; b++) {
        assertThat(there[b]).containsExactly(here[b], within(1e-9));
      }
    }
  }

  private static double[][] replicates(GridData data, Design design) {
    CoxFit fit = CoxRegression.efron().fit(data, design);
    return PoissonBootstrap.of(data, fit, new PoissonWeights(3), 0, 8).estimates();
  }

  /** What the second of a pair adds is what the first takes away. */
  @Test
  void addedErrorsOfAPairCancel() {
    var panel = Panels.of(Panels.fx1());
    var more = panel.changed(new AddedError(0, .2, 2, 0));
    var less = panel.changed(new AddedError(0, .2, 3, 0));

    double mean = mean(panel);
    assertThat(mean(more)).isNotCloseTo(mean, within(1e-3));
    assertThat((mean(more) + mean(less)) / 2).isCloseTo(mean, within(1e-12));
    assertThat(mean(panel.changed(new AddedError(0, .2, 4, 0))))
        .isNotCloseTo(mean(more), within(1e-3));
  }

  private static double mean(Blocks<PanelBlock> panel) {
    return Panels.census(panel, 3).moments().mean(0);
  }

  private DecodedPanel decode(int partitions, long fetched) {
    Dataset<Row> rows = fx1().repartition(partitions);
    return DecodedPanel.of(
        rows,
        lit(0L),
        MONTH.col(),
        EVENT.col(),
        List.of(ACCOUNT.col()),
        VALUES.stream().map(Field::col).toList(),
        fetched);
  }

  private Dataset<Row> fx1() {
    List<Row> rows =
        Fx1.rows().stream()
            .map(
                row ->
                    RowFactory.create(
                        (long) row.account(),
                        row.stop(),
                        row.event() ? 1 : 0,
                        row.values()[0],
                        row.values()[1],
                        row.values()[2]))
            .toList();
    StructType schema = new StructType();
    for (Field field : List.of(ACCOUNT, MONTH, EVENT)) {
      schema = schema.add(field.name(), field.type(), false);
    }
    for (Field field : VALUES) {
      schema = schema.add(field.name(), field.type(), false);
    }
    return spark.createDataFrame(rows, schema);
  }
}
