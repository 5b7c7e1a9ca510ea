package dev.plumbline.ingest.crm;

import dev.plumbline.config.UnpackSettings;
import dev.plumbline.exports.Shares;
import dev.plumbline.ingest.crm.shape.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.util.SerializableConfiguration;

/** Reads the files of an export and the parts of large ones, small ones many in a task. */
final class IntakeScan {

  private static final int TASKS_PER_CORE = 4;

  private IntakeScan() {}

  /** Rows of {@link Intake}. */
  static Dataset<Row> of(
      List<ExportFile> files, Reading reading, UnpackSettings unpack, SparkSession spark) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    // Every stage over these rows carries their lineage: a lexicon in it would be sent each time.
    Broadcast<Reading> readings = context.broadcast(reading);
    Broadcast<SerializableConfiguration> configuration =
        context.broadcast(new SerializableConfiguration(hadoop));
    List<List<ExportFile>> tasks = tasks(files, context.defaultParallelism());
    JavaRDD<InternalRow> rows =
        context
            .parallelize(tasks, tasks.size())
            .flatMap(List::iterator)
            .flatMap(file -> rows(file, readings.value(), unpack, configuration.value().value()));
    return ((org.apache.spark.sql.classic.SparkSession) spark)
        .internalCreateDataFrame(rows.rdd(), Intake.TABLE.schema(), false);
  }

  /** What each task reads. */
  static List<List<ExportFile>> tasks(List<ExportFile> files, int cores) {
    long bytes = files.stream().mapToLong(ExportFile::weight).sum();
    long wanted = Math.max(bytes / Parts.LARGEST, (long) TASKS_PER_CORE * cores);
    int tasks = (int) Math.max(1, Math.min(files.size(), wanted));
    return Shares.of(files, ExportFile::weight, tasks);
  }

  private static Iterator<InternalRow> rows(
      ExportFile file, Reading reading, UnpackSettings unpack, Configuration hadoop) {
    try {
      return new IntakeRows(FileRows.of(file, reading, unpack, hadoop));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
