package dev.plumbline.ingest.crm;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.config.Settings;
import dev.plumbline.ingest.crm.csv.CsvRecords;
import dev.plumbline.ingest.crm.csv.ExportFolder;
import dev.plumbline.ingest.crm.shape.Reading;
import dev.plumbline.lake.Untold;
import dev.plumbline.tables.staging.Interactions;
import dev.plumbline.testing.Mutants;
import dev.plumbline.testing.Stopwatch;
import java.io.BufferedWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * How fast CSV exports are read, beside Spark's own reader: {@code scripts/benchmark ingest}. Not a
 * test.
 */
final class CrmBenchmark {

  private static final int FILES = 4;

  private CrmBenchmark() {}

  /**
   * Makes the files, reads them and prints times.
   *
   * @param arguments folder for the export, megabytes of it
   */
  public static void main(String[] arguments) throws Exception {
    Path root = Path.of(arguments[0]);
    Path folder = Files.createDirectories(root.resolve("crm"));
    long bytes = 0;
    for (int i = 0; i < FILES; i++) {
      Path file = folder.resolve("Task_" + i + ".csv");
      write(file, i, Long.parseLong(arguments[1]) * 1_000_000 / FILES);
      bytes += Files.size(file);
    }
    SparkSession spark =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", false)
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.sql.shuffle.partitions", 2)
            .config("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS")
            .getOrCreate();
    spark.sparkContext().setLogLevel("ERROR");

    Stopwatch.time("csv: records found by one thread", bytes, () -> records(folder));
    double theirs =
        Stopwatch.time(
            "csv: scanned and written by Spark, two cores",
            bytes,
            () -> {
              spark
                  .read()
                  .option("header", true)
                  .option("multiLine", true)
                  .option("escape", "\"")
                  .csv(folder.toString())
                  .write()
                  .mode("overwrite")
                  .parquet(root.resolve("theirs").toString());
              return 0L;
            });
    Settings settings = settings(folder);
    double ours =
        Stopwatch.time(
            "csv: read by us and written, two cores",
            bytes,
            () -> {
              scan(spark, folder, settings)
                  .write()
                  .mode("overwrite")
                  .parquet(root.resolve("ours").toString());
              return 0L;
            });
    Stopwatch.time(
        "csv: of that, our rows written once more, two cores",
        bytes,
        () -> {
          spark
              .read()
              .parquet(root.resolve("ours").toString())
              .write()
              .mode("overwrite")
              .parquet(root.resolve("again").toString());
          return 0L;
        });
    System.out.printf("  %.2f times the time of Spark; to hold: 1.5%n", ours / theirs);
    spark.stop();
  }

  /** As the lake writes it. */
  private static Dataset<Row> scan(SparkSession spark, Path folder, Settings settings) {
    var hadoop = spark.sparkContext().hadoopConfiguration();
    var export =
        new CrmExport(
            "salesforce",
            settings.sources().get("salesforce"),
            settings.privacy(),
            settings.text(),
            settings.unpack());
    ExportFolder found =
        ExportFolder.list("salesforce", folder.toString(), settings.unpack(), hadoop);
    List<ExportFile> files =
        new Survey(
                "salesforce",
                new Mapping("salesforce", settings.sources().get("salesforce")),
                settings.sources().get("salesforce"),
                settings.unpack(),
                hadoop)
            .files(found);
    Reading reading = export.reading(found);
    Dataset<Row> rows =
        ExportRows.of(
            Parts.of(files, Parts.LARGEST, spark),
            KeySearch.WORTHWHILE,
            reading,
            settings.unpack(),
            spark);
    return Untold.leftOut(Interactions.TABLE, StagedRows.of(Interactions.TABLE, rows, reading));
  }

  private static Settings settings(Path folder) throws Exception {
    return Settings.load(
        Files.writeString(Files.createTempFile("benchmark", ".conf"), ""),
        Map.of("salesforce.path", folder.toString(), "privacy.key", "a key of the benchmark"));
  }

  private static long records(Path folder) throws Exception {
    long count = 0;
    for (int i = 0; i < FILES; i++) {
      try (var text = Files.newBufferedReader(folder.resolve("Task_" + i + ".csv"), UTF_8)) {
        var records = new CsvRecords(text, null);
        while (records.next()) {
          count++;
        }
      }
    }
    return count;
  }

  /** The tasks of the samples, again and again, each with an id of its own. */
  private static void write(Path to, int file, long wanted) throws Exception {
    List<String> lines = Files.readAllLines(Mutants.SAMPLES.resolve("salesforce/Task.csv"));
    try (BufferedWriter out = Files.newBufferedWriter(to, UTF_8)) {
      out.write(lines.get(0) + "\n");
      long written = 0;
      for (long i = 0; written < wanted; i++) {
        String line = lines.get(1 + (int) (i % (lines.size() - 1)));
        String id = "\"00T%d%014d\"".formatted(file, i);
        String record = id + line.substring(line.indexOf(',')) + "\n";
        out.write(record);
        written += record.length();
      }
    }
  }
}
