package dev.plumbline.operate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * What was released last, by a file of the lake that is written when the release is whole: a run
 * that dies between the last job and the release leaves the release to the next.
 *
 * @param fingerprint hash over the recipes of all jobs behind it
 * @param report where the report is
 */
record Released(String fingerprint, String report) {

  private static final String FILE = "_released";

  static Optional<Released> last(Configuration hadoop, String root) {
    Path file = new Path(root, FILE);
    try (var in = storage(hadoop, file).open(file)) {
      String[] lines = new String(in.readAllBytes(), UTF_8).split("\n", -1);
      return Optional.of(new Released(lines[0], lines[1]));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the files are still where they were left. */
  boolean stands(Configuration hadoop) {
    Path file = new Path(report);
    try {
      return storage(hadoop, file).exists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void remember(Configuration hadoop, String root) {
    Path file = new Path(root, FILE);
    try (var out = storage(hadoop, file).create(file, /* overwrite= */ true)) {
      out.write((fingerprint + "\n" + report + "\n").getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FileSystem storage(Configuration hadoop, Path file) {
    try {
      return file.getFileSystem(hadoop);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
