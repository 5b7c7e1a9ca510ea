package dev.plumbline.ingest.crm;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import dev.plumbline.config.UnpackSettings;
import dev.plumbline.ingest.crm.ExportFile.Role;
import dev.plumbline.ingest.crm.csv.ExportFolder;
import dev.plumbline.ingest.crm.shape.Reading;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import scala.Tuple2;

/**
 * Finds out of which tables no key comes twice: reads their files for nothing but the ids of
 * records.
 *
 * <p>Keys are compared by hashes of 64 bits. Two keys that share one are taken for the same, which
 * costs a search that finds nothing, and no row.
 */
final class KeySearch {

  /** Of a smaller table all rows are sooner sorted by their keys than its files are read twice. */
  static final long WORTHWHILE = 16L << 20;

  private KeySearch() {}

  /**
   * Names of tables of which no key comes twice in {@code files}. A table is passed over that is
   * small, or is told by other than records in plain CSV; all are where files tell of what stands
   * in others.
   *
   * @param worthwhile bytes that a table must have
   */
  static Set<String> singleKeyed(
      List<ExportFile> files,
      long worthwhile,
      Reading reading,
      UnpackSettings unpack,
      SparkSession spark) {
    Set<String> tables = searchable(files, worthwhile);
    if (tables.isEmpty()) {
      return tables;
    }
    List<ExportFile> searched =
        files.stream()
            .filter(file -> file.isKeyedById() && tables.contains(file.table().name()))
            .toList();
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<Reading> readings = context.broadcast(reading);
    Broadcast<SerializableConfiguration> hadoop =
        context.broadcast(new SerializableConfiguration(context.hadoopConfiguration()));
    List<List<ExportFile>> tasks = IntakeScan.tasks(searched, context.defaultParallelism());
    int shares = tasks.size();
    context
        .parallelize(tasks, shares)
        .flatMapToPair(
            task -> hashes(task, shares, readings.value(), unpack, hadoop.value().value()))
        .groupByKey(shares)
        .filter(share -> IdHashes.isAnyTwice(share._2()))
        .keys()
        .collect()
        .forEach(share -> tables.remove(share.table()));
    return tables;
  }

  private static Set<String> searchable(List<ExportFile> files, long worthwhile) {
    Set<String> tables = new HashSet<>();
    if (Linked.areAny(files)) {
      return tables;
    }
    files.stream()
        .filter(ExportFile::isKeyedById)
        .collect(groupingBy(file -> file.table().name(), summingLong(ExportFile::weight)))
        .forEach(
            (table, bytes) -> {
              if (bytes >= worthwhile) {
                tables.add(table);
              }
            });
    files.stream()
        .filter(file -> file.isKeyedById() ? !isPlain(file) : file.role() == Role.RECORDS_OVER_TIME)
        .forEach(file -> tables.remove(file.table().name()));
    return tables;
  }

  /** To read JSON or what is packed takes longer than to find duplicates. */
  private static boolean isPlain(ExportFile file) {
    return file.isSeekable() && !ExportFolder.isJson(file.name());
  }

  /** What one task finds, by table and share. */
  private static Iterator<Tuple2<Share, long[]>> hashes(
      List<ExportFile> files,
      int shares,
      Reading reading,
      UnpackSettings unpack,
      Configuration hadoop)
      throws IOException {
    Map<String, IdHashes> byTable = new HashMap<>();
    for (ExportFile file : files) {
      IdHashes hashes = byTable.computeIfAbsent(file.table().name(), t -> new IdHashes(shares));
      FileIds.read(file, reading, unpack, hadoop, hashes::add);
    }
    List<Tuple2<Share, long[]>> found = new ArrayList<>();
    byTable.forEach(
        (table, hashes) -> {
          for (int i = 0; i < shares; i++) {
            found.add(new Tuple2<>(new Share(table, i), hashes.share(i)));
          }
        });
    return found.iterator();
  }

  /** The hashes of a table that one task compares. */
  private record Share(String table, int number) implements Serializable {}
}
