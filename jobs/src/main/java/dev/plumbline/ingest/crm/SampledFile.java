package dev.plumbline.ingest.crm;

import dev.plumbline.config.UnpackSettings;
import dev.plumbline.errors.ExportException;
import dev.plumbline.exports.ExportStream;
import dev.plumbline.ingest.crm.csv.CsvHead;
import dev.plumbline.ingest.crm.csv.CsvRecords;
import dev.plumbline.ingest.crm.csv.Encoding;
import dev.plumbline.ingest.crm.csv.ExportFolder;
import dev.plumbline.ingest.crm.csv.ExportText;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;

/**
 * A CSV file and what the values in its columns look like, as far as its first records show.
 *
 * @param object what its name says that it holds
 * @param looks by column, in the order of the file
 * @param values by column, those that were read
 */
public record SampledFile(
    String name, String object, Map<String, Looks> looks, Map<String, Set<String>> values) {

  private static final int RECORDS = 1_000;
  private static final int SHORT = 40;

  /** What values look like; each tells it in words. */
  public enum Looks {
    EMPTY("empty"),
    ADDRESS("mail addresses"),
    DATE("dates"),
    FLAG("yes or no"),
    NUMBER("numbers"),
    SITE("web sites"),
    UNIQUE_CODE("another code in each record"),
    CODE("codes"),
    TEXT("texts");

    private final String words;

    Looks(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }

    static Looks of(List<String> values) {
      if (values.isEmpty()) {
        return EMPTY;
      }
      if (all(values, "[^@\\s]+@[^@\\s]+\\.[^@\\s]+")) {
        return ADDRESS;
      }
      if (all(values, "\\d{4}-\\d\\d-\\d\\d([ T].*)?|\\d\\d?[./]\\d\\d?[./]\\d{4}.*")) {
        return DATE;
      }
      if (all(values, "(?i)true|false|yes|no|[01tfyn]|ja|nein")) {
        return FLAG;
      }
      if (all(values, "(?i)(https?://)?([\\w-]+\\.)+[a-z]{2,}(/.*)?")) {
        return SITE;
      }
      boolean isCode = values.stream().allMatch(v -> v.length() <= SHORT && !v.contains(" "));
      boolean isUnique = values.size() > 1 && new HashSet<>(values).size() == values.size();
      if (isCode && isUnique && !all(values, "-?[\\d.,]*[.,]\\d\\d")) {
        return UNIQUE_CODE;
      }
      if (all(values, "-?[\\d.,]+")) {
        return NUMBER;
      }
      return values.stream().allMatch(v -> v.length() <= SHORT) ? CODE : TEXT;
    }

    private static boolean all(List<String> values, String regex) {
      return values.stream().allMatch(value -> value.matches(regex));
    }
  }

  /**
   * The first records of a file.
   *
   * @throws ExportException if it cannot be read as CSV in UTF-8
   */
  public static SampledFile of(
      String path, char separator, UnpackSettings unpack, Configuration hadoop) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    List<List<String>> columns = new ArrayList<>();
    List<String> header = List.of();
    try {
      Encoding encoding = encoding(path, unpack, hadoop);
      CsvHead.Opening file = () -> encoding.read(ExportStream.open(path, unpack, hadoop));
      char between =
          ExportFolder.isJson(name) ? separator : CsvHead.of(file, separator).separator();
      try (var text = ExportText.of(name, between, file.open())) {
        var records = new CsvRecords(text, null, between);
        header = records.toHeader() ? List.copyOf(records.fields()) : List.of();
        header.forEach(column -> columns.add(new ArrayList<>()));
        for (int i = 0; i < RECORDS && records.next(); i++) {
          for (int c = 0; c < Math.min(header.size(), records.fields().size()); c++) {
            String value = records.fields().get(c).strip();
            if (!value.isEmpty()) {
              columns.get(c).add(value);
            }
          }
        }
      }
    } catch (IOException e) {
      throw ExportException.damaged(name, 1);
    }
    Map<String, Looks> looks = new LinkedHashMap<>();
    Map<String, Set<String>> values = new HashMap<>();
    for (int c = 0; c < header.size(); c++) {
      looks.put(header.get(c), Looks.of(columns.get(c)));
      values.put(header.get(c), new HashSet<>(columns.get(c)));
    }
    String object = ExportFolder.stem(name).replaceFirst("(?i)_data$", "");
    return new SampledFile(name, object, looks, values);
  }

  private static Encoding encoding(String path, UnpackSettings unpack, Configuration hadoop)
      throws IOException {
    try (InputStream in = ExportStream.open(path, unpack, hadoop)) {
      return Encoding.detect(in, Encoding.AUTO);
    }
  }
}
