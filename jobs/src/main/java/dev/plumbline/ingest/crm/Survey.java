package dev.plumbline.ingest.crm;

import dev.plumbline.config.CrmSettings.ExportObject;
import dev.plumbline.config.UnpackSettings;
import dev.plumbline.errors.ExportException;
import dev.plumbline.exports.ExportStream;
import dev.plumbline.exports.UnpackedTooFarException;
import dev.plumbline.ingest.crm.ExportFile.Role;
import dev.plumbline.ingest.crm.csv.CsvRecords;
import dev.plumbline.ingest.crm.csv.Encoding;
import dev.plumbline.ingest.crm.csv.ExportFolder;
import dev.plumbline.ingest.crm.shape.Headers;
import dev.plumbline.ingest.crm.shape.Input;
import dev.plumbline.ingest.crm.shape.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out what an export holds by the names and first lines of its files, before any record is
 * read: so that what is missing is told at once.
 */
final class Survey {

  private static final Logger LOG = LoggerFactory.getLogger(Survey.class);

  private final String source;
  private final Mapping mapping;
  private final String encoding;
  private final UnpackSettings unpack;
  private final Configuration hadoop;
  private final List<String> problems = new ArrayList<>();

  Survey(
      String source,
      Mapping mapping,
      String encoding,
      UnpackSettings unpack,
      Configuration hadoop) {
    this.source = source;
    this.mapping = mapping;
    this.encoding = encoding;
    this.unpack = unpack;
    this.hadoop = hadoop;
  }

  /**
   * The files of the export, and an absent one for each object that has none.
   *
   * @throws ExportException if columns are missing that no record can do without
   */
  List<ExportFile> files(ExportFolder folder) {
    List<Headed> headed = new ArrayList<>();
    for (int i = 0; i < folder.names().size(); i++) {
      String name = folder.names().get(i);
      if (ExportFolder.isCsv(name)) {
        headed.add(head(folder.uris().get(i), name));
      } else {
        LOG.info("{}: {} is no CSV file and is not read", source, name);
      }
    }
    Set<String> withRecords = new HashSet<>();
    headed.stream().filter(this::isOfRecords).forEach(file -> withRecords.add(file.entity()));
    List<ExportFile> files = new ArrayList<>();
    headed.forEach(file -> files.add(file(file, withRecords)));
    if (!problems.isEmpty()) {
      throw ExportException.columns(source, problems);
    }
    Set<String> present = new HashSet<>();
    files.forEach(file -> present.add(file.object()));
    mapping.objects().stream()
        .filter(object -> !present.contains(object))
        .forEach(object -> files.add(ExportFile.absent(object)));
    return files;
  }

  private Headed head(String uri, String name) {
    String stem = ExportFolder.stem(name);
    Optional<String> object = mapping.objectOf(stem);
    Encoding encoding = null;
    try {
      try (InputStream in = ExportStream.open(uri, unpack, hadoop)) {
        encoding = Encoding.detect(in, this.encoding);
      }
      try (InputStream in = ExportStream.open(uri, unpack, hadoop);
          var text = encoding.read(in)) {
        var records = new CsvRecords(text, null);
        List<String> header = records.next() ? List.copyOf(records.fields()) : List.of();
        if (records.isUnclosed()) {
          throw ExportException.cut(name, 1);
        }
        return new Headed(
            uri,
            name,
            object.orElseGet(() -> mapping.objectIn(stem)),
            object.map(mapping::object).orElse(null),
            encoding,
            header);
      }
    } catch (CharacterCodingException e) {
      throw ExportException.encoding(name, 1, encoding.charset(), source + ".encoding");
    } catch (UnpackedTooFarException e) {
      throw ExportException.bomb(name, 1);
    } catch (IOException e) {
      throw ExportException.damaged(name, 1);
    }
  }

  private boolean isOfRecords(Headed file) {
    return file.mapped() != null && Mapping.isRecords(file.mapped()) && !isOverTime(file);
  }

  private boolean isOverTime(Headed file) {
    return mapping.history().getOrDefault("taken_at", List.of()).stream().anyMatch(file::has);
  }

  private ExportFile file(Headed file, Set<String> withRecords) {
    Role role = role(file, withRecords);
    ExportFile found =
        new ExportFile(
            file.uri(),
            file.name(),
            file.object(),
            role,
            file.entity(),
            file.encoding(),
            file.header().size(),
            Map.of(),
            role == Role.CHANGES ? mapping.fieldsOf(file.entity()) : Map.of());
    LOG.info(
        "{}: {} is read as {} of {}, {} columns, {}",
        source,
        file.name(),
        role,
        file.object(),
        found.width(),
        file.encoding());
    return role == Role.UNKNOWN
        ? found
        : new ExportFile(
            found.uri(),
            found.name(),
            found.object(),
            role,
            found.entity(),
            found.encoding(),
            found.width(),
            columns(file, found.shape(), names(file)),
            found.fields());
  }

  private Role role(Headed file, Set<String> withRecords) {
    if (file.mapped() == null) {
      return Role.UNKNOWN;
    }
    if (isOverTime(file)) {
      boolean isOnlyOne = Mapping.isRecords(file.mapped()) && !withRecords.contains(file.entity());
      return isOnlyOne ? Role.RECORDS_OVER_TIME : Role.SNAPSHOTS;
    }
    if (Mapping.isChanges(file.mapped())) {
      return Role.CHANGES;
    }
    return Mapping.isSnapshots(file.mapped()) ? Role.SNAPSHOTS : Role.RECORDS;
  }

  /** The export's names of the columns of a file; those of the entity for its rows over time. */
  private Map<String, List<String>> names(Headed file) {
    if (!isOverTime(file)) {
      return file.mapped().columns();
    }
    Map<String, List<String>> names = new HashMap<>(mapping.columnsOf(file.entity()));
    names.putAll(mapping.history());
    return names;
  }

  private Map<String, Integer> columns(Headed file, Shape shape, Map<String, List<String>> names) {
    Map<String, Integer> columns = new HashMap<>();
    List<String> absent = new ArrayList<>();
    for (Input input : shape.inputs()) {
      List<String> expected = names.getOrDefault(input.name(), List.of());
      expected.stream()
          .map(file::position)
          .filter(position -> position >= 0)
          .findFirst()
          .ifPresentOrElse(
              position -> columns.put(input.name(), position),
              () -> {
                if (input.isRequired()) {
                  missing(file, input, expected);
                } else if (!expected.isEmpty()) {
                  absent.add(expected.get(0));
                }
              });
    }
    if (!absent.isEmpty()) {
      LOG.warn("{}: {} has no column {}: null", source, file.name(), String.join(", ", absent));
    }
    return columns;
  }

  private void missing(Headed file, Input input, List<String> expected) {
    problems.add(
        "%s (%s): expected %s for %s, found %s. If it has another name, set %s.objects.%s.columns.%s."
            .formatted(
                file.name(),
                file.object(),
                expected.isEmpty() ? "a column" : String.join(" or ", expected),
                input.name(),
                file.found(),
                source,
                file.object(),
                input.name()));
  }

  /** A file and its first record. */
  private record Headed(
      String uri,
      String name,
      String object,
      ExportObject mapped,
      Encoding encoding,
      List<String> header) {

    private static final int SHOWN = 12;

    String entity() {
      return mapped == null ? "" : Mapping.entity(mapped);
    }

    boolean has(String column) {
      return position(column) >= 0;
    }

    int position(String column) {
      String plain = Headers.plain(column);
      for (int i = 0; i < header.size(); i++) {
        if (Headers.plain(header.get(i)).equals(plain)) {
          return i;
        }
      }
      return -1;
    }

    /** Its columns; of a wide file the first ones. A header with an address is no header. */
    String found() {
      if (header.isEmpty()) {
        return "an empty file";
      }
      if (header.stream().anyMatch(column -> column.contains("@") || column.length() > 128)) {
        return "records instead of a header";
      }
      String shown = String.join(", ", header.subList(0, Math.min(SHOWN, header.size())));
      return header.size() > SHOWN
          ? shown + " and %d more".formatted(header.size() - SHOWN)
          : shown;
    }
  }
}
