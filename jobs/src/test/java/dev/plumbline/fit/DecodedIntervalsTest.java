package dev.plumbline.fit;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.schema.Field;
import dev.plumbline.stats.HazardFit;
import dev.plumbline.stats.cox.CoxFit;
import dev.plumbline.stats.cox.CoxRegression;
import dev.plumbline.stats.formula.CsvTable;
import dev.plumbline.stats.formula.ModelFrame;
import dev.plumbline.stats.formula.SurvivalFormula;
import dev.plumbline.stats.inference.EvidenceGate;
import dev.plumbline.stats.interval.IntervalBlock;
import dev.plumbline.stats.panel.Design;
import dev.plumbline.testing.SparkTest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** The heart transplant data in a DataFrame, by the day: R's numbers of {@code r/survival.csv}. */
@SparkTest
class DecodedIntervalsTest {

  private static final Field SUBJECT = Field.required("subject", DataTypes.LongType, "");
  private static final Field START = Field.required("start", DataTypes.DoubleType, "");
  private static final Field STOP = Field.required("stop", DataTypes.DoubleType, "");
  private static final Field EVENT = Field.required("event", DataTypes.IntegerType, "");
  private static final List<Field> VALUES =
      IntStream.range(0, 4)
          .mapToObj(k -> Field.required("x" + k, DataTypes.DoubleType, ""))
          .toList();

  private final SparkSession spark;

  DecodedIntervalsTest(SparkSession spark) {
    this.spark = spark;
  }

  @Test
  void partitionsDoNotMatter() throws IOException {
    double[] errors = new double[0];
    for (int partitions : new int[] {1, 5}) {
      try (DecodedIntervals decoded = decode(heart().repartition(partitions))) {
        Design design =
            Design.of(
                IntStream.range(0, 4).mapToObj(Design.Term::asMeasured).toList(),
                decoded.census().moments());

        CoxFit fit = CoxRegression.efron().fit(decoded.data(), design);

        assertThat(decoded.evidence(4).status()).isEqualTo(EvidenceGate.Status.OK);
        assertThat(fit.coefficients()[0]).isCloseTo(0.02716664095767685, within(1e-12));
        assertThat(fit.coefficients()[1]).isCloseTo(-0.1463463456741956, within(1e-12));
        assertThat(fit.logLikelihood()).isCloseTo(-290.5656162184895, within(1e-10));
        double[] robust =
            HazardFit.standardErrors(
                fit.robust(decoded.data(), DecodedIntervals.BY_SUBJECT).matrix());
        assertThat(robust).containsExactly(errors.length == 0 ? robust : errors, within(1e-12));
        errors = robust;
      }
    }
  }

  @Test
  void rowsThatAreNoCountingProcessAreRefused() throws IOException {
    Dataset<Row> twice = heart().union(heart().limit(1));
    try (DecodedIntervals decoded = decode(twice)) {
      assertThat(decoded.evidence(4).isRefused()).isTrue();
      assertThat(decoded.evidence(4).reason())
          .isEqualTo("1 rows overlap an earlier row of their subject");
      assertThat(decoded.evidence(2000).reason())
          .contains("event times are too many for 2000 terms: round times to months");
    }
  }

  private static DecodedIntervals decode(Dataset<Row> rows) {
    return DecodedIntervals.of(
        rows,
        new DecodedIntervals.Columns(
            lit(0L),
            START.col(),
            STOP.col(),
            EVENT.col(),
            lit(1.0),
            lit(0.0),
            SUBJECT.col(),
            List.of(),
            VALUES.stream().map(Field::col).toList()));
  }

  private Dataset<Row> heart() throws IOException {
    CsvTable table;
    try (InputStream file = getClass().getResourceAsStream("/r/heart.csv")) {
      table = CsvTable.parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    }
    IntervalBlock block =
        ModelFrame.of(
                table,
                SurvivalFormula.parse(
                    "Surv(start, stop, event) ~ age + year + surgery + transplant"),
                "id")
            .rows();
    List<String> subjects = table.column("id");
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < block.rows(); i++) {
      rows.add(
          RowFactory.create(
              Long.parseLong(subjects.get(i)),
              block.start()[i],
              block.stop()[i],
              block.event()[i] ? 1 : 0,
              block.columns()[0][i],
              block.columns()[1][i],
              block.columns()[2][i],
              block.columns()[3][i]));
    }
    StructType schema = new StructType();
    List<Field> fields = new ArrayList<>(List.of(SUBJECT, START, STOP, EVENT));
    fields.addAll(VALUES);
    for (Field field : fields) {
      schema = schema.add(field.name(), field.type(), false);
    }
    return spark.createDataFrame(rows, schema);
  }
}
