package dev.plumbline.ingest.crm;

import dev.plumbline.config.UnpackSettings;
import dev.plumbline.ingest.crm.shape.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/** Reads the files of an export, each in one task. */
final class IntakeScan {

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
    var rows =
        context
            .parallelize(files, Math.max(1, files.size()))
            .flatMap(file -> rows(file, readings.value(), unpack, configuration.value().value()));
    return spark.createDataFrame(rows, Intake.TABLE.schema());
  }

  private static Iterator<Row> rows(
      ExportFile file, Reading reading, UnpackSettings unpack, Configuration hadoop) {
    try {
      return FileRows.of(file, reading, unpack, hadoop);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
