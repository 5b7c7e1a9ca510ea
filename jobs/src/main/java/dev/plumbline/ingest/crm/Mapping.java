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
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the settings of a source say about names: of objects, columns and values. */
final class Mapping {

  private static final List<String> ROLES =
      List.of(Shapes.CHANGES, Shapes.VALUES, Shapes.SNAPSHOTS, Shapes.LINKS, Shapes.ASIDES);

  private final CrmSettings settings;
  private final Pattern fileName;
  private final Map<String, List<String>> objects = new HashMap<>();
  private final Set<String> names;

  /**
   * @throws SettingsException if an object is read as something that there is not, or has a column
   *     that it cannot have; lists all of them
   */
  Mapping(String source, CrmSettings settings) {
    this.settings = settings;
    this.fileName = Pattern.compile(settings.fileName(), Pattern.CASE_INSENSITIVE);
    this.names = names(settings);
    List<String> problems = new ArrayList<>();
    settings
        .objects()
        .forEach(
            (name, object) -> {
              for (String file : object.of().isEmpty() ? List.of(name) : object.of()) {
                objects.computeIfAbsent(Headers.plain(file), f -> new ArrayList<>()).add(name);
              }
              check("%s.objects.%s".formatted(source, name), object, problems);
            });
    if (!problems.isEmpty()) {
      throw new SettingsException("section " + source, problems);
    }
  }

  /** What the object in a file's name is read as, as the settings call it; none if unknown. */
  List<String> objectsOf(String stem) {
    return objects.getOrDefault(Headers.plain(objectIn(stem)), List.of());
  }

  /**
   * The same if the number at the end of the object is that of the file: case_history_2 may be the
   * second file of CaseHistory, too. None if that can be no other one.
   */
  List<String> otherObjectsOf(String stem) {
    String object = Headers.plain(objectIn(stem));
    String bare = object.replaceFirst("[0-9]+$", "");
    return bare.equals(object) ? List.of() : objects.getOrDefault(bare, List.of());
  }

  /** The object in a file's name, known or not. */
  String objectIn(String stem) {
    Matcher matcher = fileName.matcher(stem);
    return matcher.matches() ? matcher.group("object") : stem;
  }

  List<String> objects() {
    return List.copyOf(new TreeMap<>(settings.objects()).keySet());
  }

  /** What each object is read as. */
  Map<String, String> entities() {
    Map<String, String> entities = new TreeMap<>();
    settings.objects().forEach((name, object) -> entities.put(name, object.as()));
    return entities;
  }

  ExportObject object(String name) {
    return settings.objects().get(name);
  }

  /** The entity that {@code object} is about, whether as records, changes or snapshots. */
  static String entity(ExportObject object) {
    return object.as().substring(object.as().lastIndexOf(' ') + 1);
  }

  /** What records of {@code object} are: {@code changes}, or blank for the entity itself. */
  static String role(ExportObject object) {
    int at = object.as().indexOf(" of ");
    return at < 0 ? "" : object.as().substring(0, at);
  }

  static boolean isRecords(ExportObject object) {
    return role(object).isEmpty();
  }

  /** How exports and their labels may call what {@code entity} is a record of. */
  List<String> spellings(String entity) {
    return settings.objects().entrySet().stream()
        .filter(object -> object.getValue().as().equals(entity))
        .flatMap(
            object -> Stream.concat(Stream.of(object.getKey()), object.getValue().of().stream()))
        .toList();
  }

  /** The export's names of each column of the records of {@code entity}, in all its objects. */
  Map<String, List<String>> columnsOf(String entity) {
    Map<String, List<String>> columns = new HashMap<>();
    settings.objects().values().stream()
        .filter(object -> object.as().equals(entity))
        .forEach(
            object ->
                object
                    .columns()
                    .forEach(
                        (column, names) ->
                            columns.computeIfAbsent(column, c -> new ArrayList<>()).addAll(names)));
    return columns;
  }

  /** Whether anything of the export is called so, a column of whatever object. */
  boolean hasName(String column) {
    return names.contains(Headers.plain(column));
  }

  private static Set<String> names(CrmSettings settings) {
    Stream<String> ofObjects =
        settings.objects().values().stream()
            .flatMap(
                object ->
                    Stream.concat(
                        object.where().keySet().stream(),
                        object.columns().values().stream().flatMap(List::stream)));
    Stream<String> ofLabels =
        settings.labels().values().stream()
            .flatMap(columns -> columns.values().stream().flatMap(List::stream));
    Stream<String> ofHistory = settings.history().values().stream().flatMap(List::stream);
    return Stream.of(ofObjects, ofLabels, ofHistory)
        .flatMap(all -> all)
        .map(name -> name.replaceFirst("^!", ""))
        // Of metadata.segment the column that holds the member, or one that is called so.
        .flatMap(name -> Stream.of(name, name.replaceFirst("(?<=.)\\..*", "")))
        .map(Headers::plain)
        .collect(Collectors.toSet());
  }

  /** The export's names of the columns of a table in history mode. */
  Map<String, List<String>> history() {
    return settings.history();
  }

  /**
   * Our columns of {@code entity}, by the plain spelling of the export's names of them. Histories
   * leave out the end of OwnerId, and the beginning of property_tier. Where one says the contrary,
   * {@code !} stands before our column.
   */
  Map<String, String> fieldsOf(String entity) {
    Map<String, String> fields = new HashMap<>();
    columnsOf(entity)
        .forEach(
            (column, names) -> {
              for (String name : names) {
                boolean isNegated = name.startsWith(Shapes.NOT);
                String plain = Headers.plain(isNegated ? name.substring(1) : name);
                String told = isNegated ? Shapes.NOT + column : column;
                fields.put(plain, told);
                fields.putIfAbsent(plain.replaceFirst("^property(?=.)", ""), told);
                fields.put(plain.replaceFirst("(?<=.)id$", ""), told);
              }
            });
    return fields;
  }

  /** The columns of the object in a file's name if it tells labels; none if it does not. */
  Map<String, List<String>> labelsOf(String stem) {
    return settings.labels().entrySet().stream()
        .filter(object -> Headers.plain(object.getKey()).equals(Headers.plain(objectIn(stem))))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(Map.of());
  }

  Map<String, ValueMap> values() {
    return settings.values().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> new ValueMap(entry.getValue())));
  }

  private static void check(String path, ExportObject object, List<String> problems) {
    String entity = entity(object);
    boolean isKnown =
        Shapes.entities().contains(entity)
            && (ROLES.contains(role(object)) || object.as().equals(entity));
    if (!isKnown) {
      problems.add(
          "%s.as must be one of %s, or %s of one, but was %s"
              .formatted(
                  path,
                  String.join(", ", Shapes.entities()),
                  String.join(" or ", ROLES),
                  object.as()));
      return;
    }
    List<String> known = shape(object).inputs().stream().map(Input::name).toList();
    Stream.of(object.columns().keySet(), object.constants().keySet(), object.minorUnits())
        .flatMap(Collection::stream)
        .filter(column -> !known.contains(column))
        .forEach(
            column ->
                problems.add(
                    "%s.columns.%s is no column of it; there are %s"
                        .formatted(path, column, String.join(", ", known))));
  }

  /** Of its records, without the fields of those that tell changes. */
  static Shape shape(ExportObject object) {
    String entity = entity(object);
    return switch (role(object)) {
      case Shapes.CHANGES -> Shapes.changes(entity, Map.of());
      case Shapes.VALUES -> Shapes.values(entity, Map.of());
      case Shapes.SNAPSHOTS -> Shapes.snapshots(entity, false);
      case Shapes.LINKS -> Shapes.links(entity);
      case Shapes.ASIDES -> Shapes.asides(entity);
      default -> Shapes.entity(entity);
    };
  }
}
