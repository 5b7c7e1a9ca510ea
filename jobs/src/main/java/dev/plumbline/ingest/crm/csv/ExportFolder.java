package dev.plumbline.ingest.crm.csv;

import dev.plumbline.config.UnpackSettings;
import dev.plumbline.exports.FoundFile;
import dev.plumbline.exports.FoundFiles;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/**
 * What lies where an export is said to be.
 *
 * @param names of all files below the folder that holds them, in order; an address in one is masked
 * @param files the same files
 * @param isSample whether it is marked as samples, of people who do not exist
 */
public record ExportFolder(List<String> names, List<FoundFile> files, boolean isSample) {

  private static final String JSON = "(?i).*\\.(?:(?:jsonl|ndjson)(?:\\.[a-z0-9]+)?|parquet)";
  private static final String CSV = "(?i).*\\.csv(?:\\.[a-z0-9]+)?";

  /**
   * Everything at a path, members of zip archives too.
   *
   * @param path folder, glob or Hadoop URI; folders are searched to the bottom
   */
  public static ExportFolder list(
      String source, String path, UnpackSettings unpack, Configuration hadoop) {
    FoundFiles found = FoundFiles.at(source, path, unpack, hadoop);
    List<String> uris = found.files().stream().map(FoundFile::uri).toList();
    int common = commonFolder(uris).length();
    List<String> names =
        uris.stream().map(uri -> masked(uri.substring(common).replace("!/", "/"))).toList();
    return new ExportFolder(names, found.files(), found.areSamples());
  }

  /** Whether its records can be read: CSV, JSON lines or Parquet. */
  public static boolean isOfRecords(String name) {
    return name.matches(CSV) || isJson(name);
  }

  /** Whether its text can be read from the middle, unless it is packed. */
  public static boolean isText(String name) {
    return isOfRecords(name) && !name.matches("(?i).*\\.parquet");
  }

  /** Whether its records are told in JSON, or as if they were. */
  public static boolean isJson(String name) {
    return name.matches(JSON);
  }

  /** The name of a file without its folder and its extension. */
  public static String stem(String name) {
    String file = name.substring(name.lastIndexOf('/') + 1);
    return file.replaceFirst("(?i)\\.(?:csv|jsonl|ndjson|parquet)(?:\\.[a-z0-9]+)?$", "");
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
