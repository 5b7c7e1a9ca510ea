package dev.plumbline.ingest.crm;

import dev.plumbline.config.UnpackSettings;
import dev.plumbline.exports.ExportStream;
import dev.plumbline.ingest.crm.csv.CsvRecords;
import dev.plumbline.ingest.crm.csv.ExportText;
import dev.plumbline.ingest.crm.shape.Headers;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;

/**
 * What the codes of an export stand for, as it tells in a table of its own: the stringmap of
 * Dynamics. Such tables are small.
 */
final class Labels {

  private final Map<String, Map<String, String>> byColumn = new HashMap<>();

  /**
   * Adds those of a file.
   *
   * @param names its columns {@code object}, {@code column}, {@code value} and {@code label}; the
   *     first may be missing, then they hold for that column of any object
   */
  void read(
      HeadedFile file, Map<String, List<String>> names, UnpackSettings unpack, Configuration hadoop)
      throws IOException {
    int object = position(file, names, "object");
    int column = position(file, names, "column");
    int value = position(file, names, "value");
    int label = position(file, names, "label");
    if (column < 0 || value < 0 || label < 0) {
      return;
    }
    try (InputStream in = ExportStream.open(file.uri(), unpack, hadoop);
        var text = text(file, file.encoding().read(in))) {
      var records = new CsvRecords(text, null, file.separator());
      if (file.toldHeader().isEmpty()) {
        records.toHeader();
      }
      while (records.next()) {
        List<String> fields = records.fields();
        if (fields.size() == file.header().size()) {
          String of = object < 0 ? "" : Headers.plain(fields.get(object));
          byColumn
              .computeIfAbsent(of + '.' + Headers.plain(fields.get(column)), c -> new HashMap<>())
              .put(fields.get(value).strip(), fields.get(label).strip());
        }
      }
    }
  }

  /**
   * By position in {@code file}.
   *
   * @param objects how its object may be called
   */
  Map<Integer, Map<String, String>> of(HeadedFile file, List<String> objects) {
    Map<Integer, Map<String, String>> labels = new HashMap<>();
    for (int i = 0; i < file.header().size(); i++) {
      Map<String, String> found = ofColumn(file.header().get(i), objects);
      if (found != null) {
        labels.put(i, found);
      }
    }
    return labels;
  }

  /** By the plain spelling of each of {@code columns}. */
  Map<String, Map<String, String>> of(Collection<String> columns, List<String> objects) {
    Map<String, Map<String, String>> labels = new HashMap<>();
    for (String column : columns) {
      Map<String, String> found = ofColumn(column, objects);
      if (found != null) {
        labels.put(Headers.plain(column), found);
      }
    }
    return labels;
  }

  private Map<String, String> ofColumn(String name, List<String> objects) {
    String column = '.' + Headers.plain(name);
    return Stream.concat(objects.stream(), Stream.of(""))
        .map(object -> byColumn.get(Headers.plain(object) + column))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static Reader text(HeadedFile file, Reader all) {
    return file.toldHeader().isEmpty()
        ? ExportText.of(file.name(), file.separator(), all)
        : ExportText.of(file.name(), file.separator(), all, file.toldHeader(), 1);
  }

  private static int position(HeadedFile file, Map<String, List<String>> names, String column) {
    return names.getOrDefault(column, List.of()).stream()
        .mapToInt(file::position)
        .filter(at -> at >= 0)
        .findFirst()
        .orElse(-1);
  }
}
