package dev.plumbline.publish;

import dev.plumbline.config.PublishSettings;
import dev.plumbline.schema.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plain files beside the lake, for readers that know no Delta: a folder for each run, and a pointer
 * to the one to read.
 *
 * <p>The pointer is written last. Whoever follows it finds a whole folder, whatever became of the
 * run that is writing the next one; no folder is ever changed after the pointer named it.
 */
public final class Copies {

  /** The file that names the folder to read. */
  public static final String POINTER = "CURRENT";

  /** What makes a folder ours to delete. */
  private static final String MARK = "_plumbline";

  private static final Logger LOG = LoggerFactory.getLogger(Copies.class);

  private final Path root;
  private final int keep;
  private final FileSystem files;

  public Copies(PublishSettings settings, Configuration hadoop) {
    this.root = new Path(settings.root());
    this.keep = settings.keepCopies();
    this.files = fileSystem(root, hadoop);
  }

  /** Where a run's files are. */
  public String folder(String run) {
    return new Path(root, run).toString();
  }

  /** Starts the folder of {@code run}, empty. */
  public void open(String run) {
    quietly(() -> files.delete(new Path(root, run), true));
    text(run, MARK, "");
  }

  /** Writes {@code rows} as one Parquet file, {@code <table>.parquet}. */
  public void table(String run, Table table, Dataset<Row> rows) {
    Path folder = new Path(root, run);
    Path written = new Path(folder, "." + table.name());
    table.conform(rows).coalesce(1).write().mode(SaveMode.Overwrite).parquet(written.toString());
    quietly(
        () -> {
          FileStatus[] parts = files.globStatus(new Path(written, "part-*.parquet"));
          move(parts[0].getPath(), new Path(folder, table.name() + ".parquet"));
          return files.delete(written, true);
        });
  }

  /** Writes a text file. */
  public void text(String run, String name, String text) {
    write(new Path(new Path(root, run), name), text);
  }

  /** Makes {@code run} the one to read, then deletes the folders that the settings do not keep. */
  public void point(String run) {
    Path next = new Path(root, "." + POINTER);
    write(next, run + "\n");
    quietly(() -> move(next, new Path(root, POINTER)));
    LOG.info("Published {}", folder(run));
    quietly(() -> clean(run));
  }

  private boolean clean(String current) throws IOException {
    List<FileStatus> marks =
        new ArrayList<>(List.of(files.globStatus(new Path(root, "*/" + MARK))));
    marks.removeIf(mark -> mark.getPath().getParent().getName().equals(current));
    marks.sort(
        Comparator.comparingLong(FileStatus::getModificationTime)
            .thenComparing(FileStatus::getPath)
            .reversed());
    for (FileStatus mark : marks.subList(Math.min(keep - 1, marks.size()), marks.size())) {
      Path old = mark.getPath().getParent();
      files.delete(old, true);
      LOG.info("Deleted the old copies {}", old);
    }
    return true;
  }

  private void write(Path file, String text) {
    quietly(
        () -> {
          try (FSDataOutputStream out = files.create(file, /* overwrite= */ true)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
          }
          return true;
        });
  }

  /** Atomic where a file system can replace a file by another; else without it for an instant. */
  private boolean move(Path from, Path to) throws IOException {
    if (files.rename(from, to)) {
      return true;
    }
    files.delete(to, false);
    return files.rename(from, to);
  }

  private static FileSystem fileSystem(Path root, Configuration hadoop) {
    return quietly(
        () -> {
          FileSystem files = root.getFileSystem(hadoop);
          // Without a checksum file beside each file: these are for other programs.
          return files instanceof LocalFileSystem local ? local.getRawFileSystem() : files;
        });
  }

  private static <T> T quietly(Work<T> work) {
    try {
      return work.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Work<T> {
    T run() throws IOException;
  }
}
