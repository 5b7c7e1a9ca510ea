package dev.plumbline.ingest.crm;

import dev.plumbline.config.CrmSettings;
import dev.plumbline.config.UnpackSettings;
import dev.plumbline.errors.ExportException;
import dev.plumbline.ingest.crm.ExportFile.Role;
import dev.plumbline.ingest.crm.csv.ExportFolder;
import dev.plumbline.ingest.crm.shape.Columns;
import dev.plumbline.ingest.crm.shape.Shapes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
  private final FileHeads heads;
  private final UnpackSettings unpack;
  private final Configuration hadoop;
  private final Labels labels = new Labels();
  private final List<String> problems = new ArrayList<>();

  Survey(
      String source,
      Mapping mapping,
      CrmSettings settings,
      UnpackSettings unpack,
      Configuration hadoop) {
    this.source = source;
    this.mapping = mapping;
    this.heads = new FileHeads(source, mapping, settings, unpack, hadoop);
    this.unpack = unpack;
    this.hadoop = hadoop;
  }

  /**
   * The files of the export, and an absent one for each object that has none.
   *
   * @throws ExportException if columns are missing that no record can do without
   */
  List<ExportFile> files(ExportFolder folder) {
    List<HeadedFile> headed = new ArrayList<>();
    for (int i = 0; i < folder.names().size(); i++) {
      String name = folder.names().get(i);
      if (ExportFolder.isOfRecords(name)) {
        headed.addAll(heads.of(folder.files().get(i), name));
      } else {
        LOG.info("{}: {} is neither CSV, JSON lines nor Parquet and is not read", source, name);
      }
    }
    problems.addAll(heads.problems());
    headed.forEach(this::readLabels);
    Set<String> withRecords = new HashSet<>();
    headed.stream().filter(this::isOfRecords).forEach(file -> withRecords.add(file.entity()));
    List<ExportFile> files = new ArrayList<>();
    Map<String, Set<String>> elsewhere = toldElsewhere(headed);
    headed.forEach(file -> files.add(file(file, withRecords, elsewhere)));
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

  private void readLabels(HeadedFile file) {
    try {
      labels.read(file, mapping.labelsOf(ExportFolder.stem(file.name())), unpack, hadoop);
    } catch (IOException e) {
      throw ExportException.damaged(file.name(), 1);
    }
  }

  private Map<Integer, Map<String, String>> labelsOf(HeadedFile file) {
    List<String> objects = new ArrayList<>();
    objects.add(mapping.objectIn(ExportFolder.stem(file.name())));
    objects.add(file.object());
    objects.addAll(file.mapped().of());
    return labels.of(file, objects);
  }

  private boolean isOfRecords(HeadedFile file) {
    return file.mapped() != null && Mapping.isRecords(file.mapped()) && !isOverTime(file);
  }

  /** Property histories and links are read row by row however the tool keeps them. */
  private boolean isOverTime(HeadedFile file) {
    return !Mapping.role(file.mapped()).equals(Shapes.VALUES)
        && !file.isOfLinks()
        && mapping.history().getOrDefault("taken_at", List.of()).stream().anyMatch(file::has);
  }

  /** For each table the columns that objects of links tell. */
  private static Map<String, Set<String>> toldElsewhere(List<HeadedFile> headed) {
    Map<String, Set<String>> elsewhere = new HashMap<>();
    for (HeadedFile file : headed) {
      if (file.mapped() != null && file.isOfLinks()) {
        Set<String> columns = elsewhere.computeIfAbsent(file.table(), t -> new HashSet<>());
        file.mapped().columns().entrySet().stream()
            .filter(column -> column.getValue().stream().anyMatch(file::has))
            .forEach(column -> columns.add(column.getKey()));
      }
    }
    return elsewhere;
  }

  private ExportFile file(
      HeadedFile file, Set<String> withRecords, Map<String, Set<String>> elsewhere) {
    Role role = role(file, withRecords);
    boolean isOfFields = role == Role.CHANGES || role == Role.VALUES;
    ExportFile found =
        new ExportFile(
            file.uri(),
            file.name(),
            file.object(),
            role,
            file.entity(),
            file.encoding(),
            file.header().size(),
            file.separator(),
            Columns.NONE,
            isOfFields ? mapping.fieldsOf(file.entity()) : Map.of(),
            role.isOfRecords() ? elsewhere.getOrDefault(file.table(), Set.of()) : Set.of(),
            file.file().length(),
            file.isSeekable(),
            Part.whole(file.toldHeader()));
    if (role == Role.UNKNOWN || role == Role.LABELS) {
      String what =
          role == Role.LABELS ? "read for labels" : "of no object that the settings name: ignored";
      LOG.info("{}: {} is {}", source, file.name(), what);
      return found;
    }
    LOG.info(
        "{}: {} is read as {} of {}, {} columns between \"{}\", {}",
        source,
        file.name(),
        role,
        file.object(),
        file.header().size(),
        file.separator(),
        file.encoding());
    Map<String, Map<String, String>> fieldLabels =
        labels.of(found.fields().keySet(), mapping.spellings(file.entity()));
    var search = new ColumnSearch(source, file, names(file), labelsOf(file), fieldLabels);
    ExportFile read = found.with(search.columns(found.shape(), found.awaited()));
    problems.addAll(search.problems());
    return read;
  }

  private Role role(HeadedFile file, Set<String> withRecords) {
    if (file.mapped() == null) {
      boolean isOfLabels = !mapping.labelsOf(ExportFolder.stem(file.name())).isEmpty();
      return isOfLabels ? Role.LABELS : Role.UNKNOWN;
    }
    if (isOverTime(file)) {
      boolean isOnlyOne = Mapping.isRecords(file.mapped()) && !withRecords.contains(file.entity());
      return isOnlyOne ? Role.RECORDS_OVER_TIME : Role.SNAPSHOTS;
    }
    return switch (Mapping.role(file.mapped())) {
      case Shapes.CHANGES -> Role.CHANGES;
      case Shapes.VALUES -> Role.VALUES;
      case Shapes.SNAPSHOTS -> Role.SNAPSHOTS;
      case Shapes.LINKS -> Role.LINKS;
      case Shapes.ASIDES -> Role.ASIDES;
      default -> Role.RECORDS;
    };
  }

  /** The export's names of the columns of a file; those of the entity for its rows over time. */
  private Map<String, List<String>> names(HeadedFile file) {
    if (!isOverTime(file)) {
      return file.mapped().columns();
    }
    Map<String, List<String>> names = new HashMap<>(mapping.columnsOf(file.entity()));
    names.putAll(mapping.history());
    return names;
  }
}
