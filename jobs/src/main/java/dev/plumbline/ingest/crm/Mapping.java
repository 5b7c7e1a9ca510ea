package dev.plumbline.ingest.crm;

import dev.plumbline.config.CrmSettings;
import dev.plumbline.config.CrmSettings.ExportObject;
import dev.plumbline.errors.SettingsException;
import dev.plumbline.ingest.crm.shape.Headers;
import dev.plumbline.ingest.crm.shape.Input;
import dev.plumbline.ingest.crm.shape.Shape;
import dev.plumbline.ingest.crm.shape.Shapes;
import dev.plumbline.ingest.crm.shape.ValueMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the settings of a source say about names: of objects, columns and values. */
final class Mapping {

  private final CrmSettings settings;
  private final Pattern fileName;
  private final Map<String, String> objects = new HashMap<>();

  /**
   * @throws SettingsException if an object is read as something that there is not, or has a column
   *     that it cannot have; lists all of them
   */
  Mapping(String source, CrmSettings settings) {
    this.settings = settings;
    this.fileName = Pattern.compile(settings.fileName(), Pattern.CASE_INSENSITIVE);
    List<String> problems = new ArrayList<>();
    settings
        .objects()
        .forEach(
            (name, object) -> {
              objects.put(Headers.plain(name), name);
              check("%s.objects.%s".formatted(source, name), object, problems);
            });
    if (!problems.isEmpty()) {
      throw new SettingsException("section " + source, problems);
    }
  }

  /** The object in a file's name, as the settings spell it; empty if they do not name it. */
  Optional<String> objectOf(String stem) {
    return Optional.ofNullable(objects.get(Headers.plain(objectIn(stem))));
  }

  /** The object in a file's name, known or not. */
  String objectIn(String stem) {
    Matcher matcher = fileName.matcher(stem);
    return matcher.matches() ? matcher.group("object") : stem;
  }

  List<String> objects() {
    return List.copyOf(new TreeMap<>(settings.objects()).keySet());
  }

  ExportObject object(String name) {
    return settings.objects().get(name);
  }

  /** The entity that {@code object} is about, whether as records, changes or snapshots. */
  static String entity(ExportObject object) {
    return object.as().substring(object.as().lastIndexOf(' ') + 1);
  }

  static boolean isChanges(ExportObject object) {
    return object.as().startsWith(Shapes.CHANGES + " of ");
  }

  static boolean isSnapshots(ExportObject object) {
    return object.as().startsWith(Shapes.SNAPSHOTS + " of ");
  }

  static boolean isRecords(ExportObject object) {
    return !isChanges(object) && !isSnapshots(object);
  }

  /** The export's names of each column of the records of {@code entity}. */
  Map<String, List<String>> columnsOf(String entity) {
    return settings.objects().values().stream()
        .filter(object -> object.as().equals(entity))
        .map(ExportObject::columns)
        .findFirst()
        .orElse(Map.of());
  }

  /** The export's names of the columns of a table in history mode. */
  Map<String, List<String>> history() {
    return settings.history();
  }

  /** Our columns of {@code entity}, by the plain spelling of the export's names of them. */
  Map<String, String> fieldsOf(String entity) {
    Map<String, String> fields = new HashMap<>();
    columnsOf(entity)
        .forEach(
            (column, names) -> {
              for (String name : names) {
                String plain = Headers.plain(name);
                fields.put(plain, column);
                fields.put(plain.replaceFirst("(?<=.)id$", ""), column);
              }
            });
    return fields;
  }

  Map<String, ValueMap> values() {
    return settings.values().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> new ValueMap(entry.getValue())));
  }

  private static void check(String path, ExportObject object, List<String> problems) {
    String entity = entity(object);
    boolean isKnown =
        Shapes.entities().contains(entity)
            && (isChanges(object) || isSnapshots(object) || object.as().equals(entity));
    if (!isKnown) {
      problems.add(
          "%s.as must be one of %s, or changes of or snapshots of one, but was %s"
              .formatted(path, String.join(", ", Shapes.entities()), object.as()));
      return;
    }
    List<String> known = shape(object).inputs().stream().map(Input::name).toList();
    object.columns().keySet().stream()
        .filter(column -> !known.contains(column))
        .forEach(
            column ->
                problems.add(
                    "%s.columns.%s is no column of it; there are %s"
                        .formatted(path, column, String.join(", ", known))));
  }

  private static Shape shape(ExportObject object) {
    String entity = entity(object);
    if (isChanges(object)) {
      return Shapes.changes(entity, Map.of());
    }
    return isSnapshots(object) ? Shapes.snapshots(entity, false) : Shapes.entity(entity);
  }
}
