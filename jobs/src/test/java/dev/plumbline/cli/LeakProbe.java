package dev.plumbline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/**
 * A nightly in a process of its own, whose Spark keeps every shuffle file, uncompressed; then a
 * search for planted tokens in all that it left. Arguments: the simulated world, and a folder for
 * everything that the run writes.
 */
final class LeakProbe {

  private LeakProbe() {}

  public static void main(String[] args) throws IOException {
    Path world = Path.of(args[0]);
    Path out = Files.createDirectories(Path.of(args[1]));
    Path local = Files.createDirectory(out.resolve("spark-local"));
    SparkSession spark =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", false)
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.local.dir", local.toString())
            .config("spark.sql.shuffle.partitions", 2)
            .config("spark.shuffle.compress", false)
            .config("spark.shuffle.spill.compress", false)
            .config("spark.broadcast.compress", false)
            .config("spark.cleaner.referenceTracking", false)
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.warehouse.dir", out.resolve("warehouse").toString())
            .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
            .config(
                "spark.sql.catalog.spark_catalog",
                "org.apache.spark.sql.delta.catalog.DeltaCatalog")
            .config("spark.databricks.delta.snapshotPartitions", 2)
            .getOrCreate();
    int code =
        Main.commandLine()
            .execute(
                "nightly",
                "--config",
                world.resolve("plumbline.conf").toString(),
                "--set",
                "lake.root=" + out.resolve("lake"),
                "--set",
                "publish.root=" + out.resolve("published"));
    var search = new TokenSearch().below(out);
    System.out.printf("exit %d, %d files searched%n", code, search.files());
    System.out.printf("shuffle files %d%n", new TokenSearch().below(local).files());
    search.finds().forEach(find -> System.out.println("LEAK " + find));
    spark.stop();
  }
}
