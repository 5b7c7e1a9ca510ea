package dev.plumbline.ingest.crm;

import dev.plumbline.exports.Shares;
import dev.plumbline.exports.StoredFile;
import dev.plumbline.ingest.crm.csv.Encoding;
import dev.plumbline.ingest.crm.csv.ExportFolder;
import dev.plumbline.ingest.crm.csv.RecordBorders;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.util.LimitInputStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Large files, cut between records so that several tasks read them.
 *
 * <p>All stretches of a file are looked through at once for where records may begin; the results,
 * one by one, then tell where they do. What is packed is one part, and so is text of which a letter
 * may hold the byte of a line end: UTF-16.
 */
final class Parts {

  /** A larger file is cut. */
  static final long LARGEST = 64L << 20;

  /** As many times that, and it is cut in any case: a task that fails begins anew. */
  private static final int LARGEST_WHOLE = 16;

  /** To look for borders takes a twentieth of what reading does. */
  private static final double WORTHWHILE = 1.05;

  private Parts() {}

  /**
   * Files and parts of files of about {@code size} bytes; whole files where they keep all cores
   * busy to the end.
   */
  static List<ExportFile> of(List<ExportFile> files, long size, SparkSession spark) {
    int cores = spark.sparkContext().defaultParallelism();
    boolean isAnyHuge = files.stream().anyMatch(file -> file.length() > size * LARGEST_WHOLE);
    return !isAnyHuge && isEven(files, cores) ? files : cut(files, size, spark);
  }

  /** Whether the fullest core has hardly more to read than any has where all have as much. */
  private static boolean isEven(List<ExportFile> files, int cores) {
    long all = files.stream().mapToLong(ExportFile::weight).sum();
    long most =
        Shares.of(files, ExportFile::weight, cores).stream()
            .mapToLong(share -> share.stream().mapToLong(ExportFile::weight).sum())
            .max()
            .orElse(0);
    return most * cores <= all * WORTHWHILE;
  }

  private static List<ExportFile> cut(List<ExportFile> files, long size, SparkSession spark) {
    List<Stretch> stretches = new ArrayList<>();
    files.stream()
        .filter(file -> isCut(file, size))
        .map(ExportFile::uri)
        .distinct()
        .forEach(uri -> stretches.addAll(stretches(first(files, uri), size)));
    if (stretches.isEmpty()) {
      return files;
    }
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<SerializableConfiguration> hadoop =
        context.broadcast(new SerializableConfiguration(context.hadoopConfiguration()));
    List<RecordBorders> found =
        context
            .parallelize(stretches, stretches.size())
            .map(stretch -> stretch.borders(hadoop.value().value()))
            .collect();
    Map<String, List<RecordBorders>> borders = new HashMap<>();
    for (int i = 0; i < found.size(); i++) {
      borders.computeIfAbsent(stretches.get(i).uri(), uri -> new ArrayList<>()).add(found.get(i));
    }
    List<ExportFile> parts = new ArrayList<>();
    for (ExportFile file : files) {
      parts.addAll(isCut(file, size) ? parts(file, borders.get(file.uri())) : List.of(file));
    }
    return parts;
  }

  /** The bytes {@code [from, until)} of a file. */
  static InputStream open(String uri, long from, long until, Configuration hadoop)
      throws IOException {
    FSDataInputStream in = StoredFile.open(new Path(uri), hadoop);
    in.seek(from);
    return until == Long.MAX_VALUE ? in : new LimitInputStream(in, until - from);
  }

  private static boolean isCut(ExportFile file, long size) {
    return file.isSeekable()
        && file.length() > size
        && file.encoding().isOfAsciiBytes()
        && file.separator() < 0x80;
  }

  private static ExportFile first(List<ExportFile> files, String uri) {
    return files.stream().filter(file -> file.uri().equals(uri)).findFirst().orElseThrow();
  }

  private static List<Stretch> stretches(ExportFile file, long size) {
    Character separator = ExportFolder.isJson(file.name()) ? null : file.separator();
    int mark = file.encoding().markBytes();
    long count = (file.length() + size - 1) / size;
    List<Stretch> stretches = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      long from = i == 0 ? mark : Math.max(mark, file.length() * i / count);
      long until = Math.max(mark, file.length() * (i + 1) / count);
      stretches.add(new Stretch(file.uri(), from, until, separator));
    }
    return stretches;
  }

  private static List<ExportFile> parts(ExportFile file, List<RecordBorders> borders) {
    byte[] letter =
        borders.stream()
            .map(RecordBorders::beyondAscii)
            .filter(bytes -> bytes.length > 0)
            .findFirst()
            .orElse(new byte[0]);
    Encoding encoding = file.encoding().decidedBy(letter);
    List<Long> starts = new ArrayList<>(List.of(0L));
    List<Long> lines = new ArrayList<>(List.of(1L));
    int state = borders.get(0).ends()[RecordBorders.START];
    long line = 1 + borders.get(0).lines();
    for (RecordBorders stretch : borders.subList(1, borders.size())) {
      long first = stretch.firstRecords()[state];
      if (first >= 0 && first < file.length()) {
        starts.add(first);
        lines.add(line + stretch.linesBefore()[state]);
      }
      line += stretch.lines();
      state = stretch.ends()[state];
    }
    List<ExportFile> parts = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      long until = i + 1 < starts.size() ? starts.get(i + 1) : Long.MAX_VALUE;
      Part part = new Part(starts.get(i), until, lines.get(i), file.part().header());
      parts.add(file.with(i == 0 ? encoding : encoding.withoutMark(), part));
    }
    return parts;
  }

  /** Bytes of a file that are looked through at once. */
  private record Stretch(String uri, long from, long until, Character separator)
      implements Serializable {

    RecordBorders borders(Configuration hadoop) {
      try (InputStream in = open(uri, from, Long.MAX_VALUE, hadoop)) {
        return RecordBorders.of(in, from, until, separator);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
