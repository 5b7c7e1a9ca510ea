package dev.plumbline.ingest.crm.csv;

import dev.plumbline.errors.ExportException;
import dev.plumbline.privacy.SampleMarker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * What lies where an export is said to be.
 *
 * @param names of all files below the folder that holds them, in order; an address in one is masked
 * @param uris of the same files
 * @param isSample whether it is marked as samples, of people who do not exist
 */
public record ExportFolder(List<String> names, List<String> uris, boolean isSample) {

  private static final String CSV = "(?i).*\\.csv(?:\\.[a-z0-9]+)?";

  /**
   * Everything at a path.
   *
   * @param path folder, glob or Hadoop URI; folders are searched to the bottom
   */
  public static ExportFolder list(String source, String path, Configuration hadoop) {
    try {
      Path pattern = new Path(path);
      FileSystem files = pattern.getFileSystem(hadoop);
      FileStatus[] found = files.globStatus(pattern);
      if (found == null || found.length == 0) {
        throw ExportException.missing(source, path);
      }
      List<String> uris = new ArrayList<>();
      boolean isSample = false;
      for (FileStatus status : found) {
        Path folder = status.isDirectory() ? status.getPath() : status.getPath().getParent();
        isSample |= SampleMarker.covers(files, folder);
        uris.addAll(status.isDirectory() ? below(files, folder) : List.of(uri(status)));
      }
      List<String> sorted = uris.stream().sorted().toList();
      int common = commonFolder(sorted).length();
      List<String> names = sorted.stream().map(uri -> masked(uri.substring(common))).toList();
      return new ExportFolder(names, sorted, isSample);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static boolean isCsv(String name) {
    return name.matches(CSV);
  }

  /** The name of a file without its folder and what follows the first {@code .csv}. */
  public static String stem(String name) {
    String file = name.substring(name.lastIndexOf('/') + 1);
    return file.replaceFirst("(?i)\\.csv(?:\\.[a-z0-9]+)?$", "");
  }

  private static List<String> below(FileSystem files, Path folder) throws IOException {
    List<String> uris = new ArrayList<>();
    RemoteIterator<LocatedFileStatus> all = files.listFiles(folder, true);
    while (all.hasNext()) {
      LocatedFileStatus status = all.next();
      if (!status.getPath().getName().startsWith(".")) {
        uris.add(uri(status));
      }
    }
    return uris;
  }

  private static String uri(FileStatus status) {
    return status.getPath().toString();
  }

  private static String commonFolder(List<String> uris) {
    if (uris.isEmpty()) {
      return "";
    }
    String first = uris.get(0);
    String last = uris.get(uris.size() - 1);
    int same = 0;
    while (same < first.length()
        && same < last.length()
        && first.charAt(same) == last.charAt(same)) {
      same++;
    }
    return first.substring(0, first.lastIndexOf('/', same - 1) + 1);
  }

  private static String masked(String name) {
    return name.replaceAll("[^/\\s@]+@[^/\\s@]+", "masked");
  }
}
