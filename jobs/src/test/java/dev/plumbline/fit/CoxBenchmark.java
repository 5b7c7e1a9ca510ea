package dev.plumbline.fit;

import static org.apache.spark.sql.functions.lit;

import dev.plumbline.schema.Field;
import dev.plumbline.stats.HazardFit;
import dev.plumbline.stats.cox.CoxFit;
import dev.plumbline.stats.cox.CoxRegression;
import dev.plumbline.stats.cox.GridData;
import dev.plumbline.stats.panel.Design;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * How long a Cox fit takes: {@code scripts/benchmark cox}. Not a test.
 *
 * <p>The panel has ten standard normal covariates, 24 months and about 29 events in a thousand
 * rows; an account stays for 17 months on average.
 */
public final class CoxBenchmark {

  private static final int COVARIATES = 10;
  private static final int MONTHS = 24;
  private static final double[] BETA = {0.3, -0.2, 0.1, 0, 0.15, -0.05, 0, 0.25, -0.1, 0.05};
  private static final double ROWS_OF_AN_ACCOUNT = 17.44;

  private static final Field ACCOUNT = Field.required("account", DataTypes.LongType, "");
  private static final Field MONTH = Field.required("month", DataTypes.IntegerType, "");
  private static final Field EVENT = Field.required("event", DataTypes.IntegerType, "");
  private static final List<Field> VALUES =
      IntStream.rangeClosed(1, COVARIATES)
          .mapToObj(j -> Field.required("x" + j, DataTypes.DoubleType, ""))
          .toList();

  private CoxBenchmark() {}

  /**
   * Makes a panel, or fits one.
   *
   * @param arguments {@code make FOLDER MILLIONS}, {@code columns FOLDER} to lay the columns out
   *     for R, or {@code fit FOLDER TIMES}
   */
  public static void main(String[] arguments) throws IOException {
    SparkSession spark =
        SparkSession.builder()
            .master("local[2]")
            .appName("benchmark")
            .config("spark.ui.enabled", false)
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.sql.shuffle.partitions", 2)
            .getOrCreate();
    Path folder = Path.of(arguments[1]);
    switch (arguments[0]) {
      case "make" -> make(spark, folder, Double.parseDouble(arguments[2]));
      case "columns" -> columns(spark, folder);
      default -> fit(spark, folder, Integer.parseInt(arguments[2]));
    }
    spark.stop();
  }

  private static void make(SparkSession spark, Path folder, double millions) {
    long accounts = Math.round(millions * 1e6 / ROWS_OF_AN_ACCOUNT);
    spark
        .range(0, accounts, 1, 4)
        .flatMap((FlatMapFunction<Long, Row>) CoxBenchmark::months, Encoders.row(schema()))
        .write()
        .mode(SaveMode.Overwrite)
        .parquet(folder.resolve("panel").toString());
  }

  private static StructType schema() {
    StructType schema = new StructType();
    List<Field> fields = new ArrayList<>(List.of(ACCOUNT, MONTH, EVENT));
    fields.addAll(VALUES);
    for (Field field : fields) {
      schema = schema.add(field.name(), field.type(), false);
    }
    return schema;
  }

  private static Iterator<Row> months(long account) {
    SplittableRandom random = new SplittableRandom(account * 7919 + 20240607);
    List<Row> rows = new ArrayList<>();
    for (int month = 1; month <= MONTHS; month++) {
      Object[] row = new Object[3 + COVARIATES];
      double eta = Math.log(0.0265);
      for (int j = 0; j < COVARIATES; j++) {
        double x = random.nextGaussian();
        row[3 + j] = x;
        eta += BETA[j] * x;
      }
      boolean event = random.nextDouble() < -Math.expm1(-Math.exp(eta));
      row[0] = account;
      row[1] = month;
      row[2] = event ? 1 : 0;
      rows.add(RowFactory.create(row));
      if (event || random.nextDouble() < 0.005) {
        break;
      }
    }
    return rows.iterator();
  }

  /** Every column as one file of doubles, for R's {@code readBin}. */
  private static void columns(SparkSession spark, Path folder) throws IOException {
    List<String> names = Arrays.asList(schema().fieldNames());
    List<FileChannel> files = new ArrayList<>();
    for (String name : names) {
      files.add(
          FileChannel.open(
              folder.resolve(name + ".bin"),
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE));
    }
    ByteBuffer[] buffers = new ByteBuffer[names.size()];
    Arrays.setAll(buffers, k -> ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN));
    Iterator<Row> rows = panel(spark, folder).toLocalIterator();
    while (rows.hasNext()) {
      Row row = rows.next();
      for (int k = 0; k < buffers.length; k++) {
        buffers[k].putDouble(((Number) row.get(k)).doubleValue());
        if (!buffers[k].hasRemaining()) {
          files.get(k).write(buffers[k].flip());
          buffers[k].clear();
        }
      }
    }
    for (int k = 0; k < buffers.length; k++) {
      files.get(k).write(buffers[k].flip());
      files.get(k).close();
    }
  }

  private static Dataset<Row> panel(SparkSession spark, Path folder) {
    return spark.read().parquet(folder.resolve("panel").toString());
  }

  private static void fit(SparkSession spark, Path folder, int times) throws IOException {
    List<String> lines = new ArrayList<>();
    for (int k = 1; k <= times; k++) {
      double scan = seconds(() -> scan(panel(spark, folder)));
      CoxFit[] fitted = new CoxFit[1];
      double[][] robust = new double[1][];
      long[] rows = new long[2];
      StringBuilder parts = new StringBuilder();
      double processor = processorSeconds();
      double seconds =
          seconds(
              () -> {
                long start = System.nanoTime();
                try (DecodedPanel decoded = decode(panel(spark, folder))) {
                  parts.append(" decode and census ").append(since(start));
                  start = System.nanoTime();
                  GridData data = GridData.of(decoded.panel(), decoded.census());
                  Design design = Design.of(terms(), decoded.census().moments());
                  fitted[0] = CoxRegression.efron().fit(data, design);
                  parts.append(", passes ").append(since(start));
                  start = System.nanoTime();
                  robust[0] = HazardFit.standardErrors(fitted[0].robust(data, 0).matrix());
                  parts.append(", robust ").append(since(start));
                  rows[0] = decoded.census().rows();
                  rows[1] = decoded.census().events();
                }
              });
      processor = processorSeconds() - processor;
      System.out.printf(
          Locale.ROOT,
          "fit %d: %.2f s, %.2f of processors (%.3f us/row;%s; %d iterations), bare scan %.2f s,"
              + " ratio %.2f%n",
          k,
          seconds,
          processor,
          seconds * 1e6 / rows[0],
          parts,
          fitted[0].iterations(),
          scan,
          seconds / scan);
      if (k == times) {
        System.out.printf("%d rows, %d events%n", rows[0], rows[1]);
        Files.writeString(
            folder.resolve("warm"),
            String.format(Locale.ROOT, "%d %.4f %.4f %.4f%n", rows[0], seconds, scan, processor));
        for (int j = 0; j < COVARIATES; j++) {
          lines.add(
              fitted[0].coefficients()[j]
                  + ","
                  + HazardFit.standardErrors(fitted[0].naive())[j]
                  + ","
                  + robust[0][j]);
        }
      }
    }
    System.out.println("peak resident memory " + peak());
    Files.write(folder.resolve("ours.csv"), lines);
  }

  private static List<Design.Term> terms() {
    return IntStream.range(0, COVARIATES).mapToObj(Design.Term::asMeasured).toList();
  }

  private static DecodedPanel decode(Dataset<Row> panel) {
    return DecodedPanel.of(
        panel,
        lit(0L),
        MONTH.col(),
        EVENT.col(),
        List.of(ACCOUNT.col()),
        VALUES.stream().map(Field::col).toList());
  }

  /** Reads every value and adds it up: what any estimator would have to do. */
  private static void scan(Dataset<Row> panel) {
    double total =
        panel
            .queryExecution()
            .toRdd()
            .toJavaRDD()
            .mapPartitions(CoxBenchmark::sum)
            .collect()
            .stream()
            .mapToDouble(x -> x)
            .sum();
    if (Double.isNaN(total)) {
      throw new IllegalStateException("Cannot be");
    }
  }

  private static Iterator<Double> sum(Iterator<InternalRow> rows) {
    double sum = 0;
    while (rows.hasNext()) {
      InternalRow row = rows.next();
      sum += row.getLong(0) + row.getInt(1) + row.getInt(2);
      for (int j = 0; j < COVARIATES; j++) {
        sum += row.getDouble(3 + j);
      }
    }
    return List.of(sum).iterator();
  }

  private static double seconds(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e9;
  }

  /** Of all threads of this process, compiler and collector included. */
  private static double processorSeconds() {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return system.getProcessCpuTime() / 1e9;
  }

  private static String since(long start) {
    return String.format(Locale.ROOT, "%.2f", (System.nanoTime() - start) / 1e9);
  }

  private static String peak() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .findFirst()
        .orElse("unknown");
  }
}
