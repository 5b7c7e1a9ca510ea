package dev.plumbline.cli;

import java.util.function.ToIntFunction;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.sql.SparkSession;

/**
 * The session of a command. {@code spark-submit} brings the master, memory and everything else; the
 * tables need Delta, and instants need UTC, whoever submits.
 */
final class SparkSessions {

  private SparkSessions() {}

  /** A session for as long as {@code work} takes; one that is there already is used and left. */
  static int with(ToIntFunction<SparkSession> work) {
    boolean isOurs = SparkSession.getDefaultSession().isEmpty();
    SparkSession spark = start();
    try {
      return work.applyAsInt(spark);
    } finally {
      if (isOurs) {
        spark.stop();
      }
    }
  }

  /** How to reach storage, without a session. */
  static Configuration storage() {
    return SparkHadoopUtil.get().newConfiguration(new SparkConf());
  }

  private static SparkSession start() {
    SparkConf conf = new SparkConf();
    conf.set("spark.sql.extensions", withDelta(conf.get("spark.sql.extensions", "")));
    conf.set("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog");
    conf.set("spark.sql.session.timeZone", "UTC");
    conf.setIfMissing("spark.databricks.delta.snapshotPartitions", "2");
    // A nightly generates more classes than the hundred that are kept if nobody says otherwise.
    conf.setIfMissing("spark.sql.codegen.cache.maxEntries", "1000");
    // Rows wider than messages go through many small methods: a single one that lays eighty columns
    // out takes the JVM's compiler ten seconds.
    conf.setIfMissing("spark.sql.codegen.maxFields", "80");
    // Months of accounts take ten times their room once they are read: pieces of 64 MiB, as Spark
    // has them unasked, do not stay in the memory of a heap of 4 GiB.
    conf.setIfMissing("spark.sql.adaptive.advisoryPartitionSizeInBytes", "24m");
    // As numbers: what Spark writes for Hive's sake takes twice the room and cannot be skipped by.
    conf.setIfMissing("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS");
    // Lists are collected for many accounts, months and threads; a hash map of so many is given up
    // for a sort, but makes a buffer for each of them even then.
    conf.setIfMissing("spark.sql.execution.useObjectHashAggregateExec", "false");
    return SparkSession.builder().appName("plumbline").config(conf).getOrCreate();
  }

  private static String withDelta(String extensions) {
    String delta = "io.delta.sql.DeltaSparkSessionExtension";
    if (extensions.contains(delta)) {
      return extensions;
    }
    return extensions.isEmpty() ? delta : extensions + "," + delta;
  }
}
