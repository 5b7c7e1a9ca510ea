package dev.plumbline.ingest.crm;

import dev.plumbline.ingest.crm.shape.Columns;
import dev.plumbline.ingest.crm.shape.Input;
import dev.plumbline.ingest.crm.shape.Shape;
import dev.plumbline.ingest.crm.shape.ValueMap;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the inputs of an object in the header of a file, and tells how the two differ. */
final class ColumnSearch {

  private static final Logger LOG = LoggerFactory.getLogger(ColumnSearch.class);
  private static final String NOT = "!";

  private final String source;
  private final HeadedFile file;
  private final Map<String, List<String>> names;
  private final Map<Integer, Map<String, String>> labels;
  private final Map<String, Map<String, String>> fieldLabels;
  private final List<String> problems = new ArrayList<>();

  /**
   * A search in {@code file}.
   *
   * @param names of each input in the export
   * @param labels by position, what its codes stand for
   * @param fieldLabels by name, what the codes of fields stand for whose changes it tells
   */
  ColumnSearch(
      String source,
      HeadedFile file,
      Map<String, List<String>> names,
      Map<Integer, Map<String, String>> labels,
      Map<String, Map<String, String>> fieldLabels) {
    this.source = source;
    this.file = file;
    this.names = names;
    this.labels = labels;
    this.fieldLabels = fieldLabels;
  }

  /** What the file cannot be read without and does not have. */
  List<String> problems() {
    return problems;
  }

  /**
   * The columns of all inputs of {@code shape}. An optional one that is not there is null.
   *
   * @param elsewhere inputs that other files tell
   */
  Columns columns(Shape shape, Set<String> elsewhere) {
    Map<String, Integer> positions = new HashMap<>();
    Map<String, List<String>> members = new HashMap<>();
    Map<String, String> constants = new HashMap<>();
    Set<String> negated = new HashSet<>();
    List<String> absent = new ArrayList<>();
    file.mapped()
        .constants()
        .forEach((name, texts) -> texts.stream().limit(1).forEach(t -> constants.put(name, t)));
    for (Input input : shape.inputs()) {
      List<String> expected = names.getOrDefault(input.name(), List.of());
      String name = found(expected);
      String json = name == null ? jsonColumn(expected) : null;
      if (name != null) {
        positions.put(input.name(), file.position(plain(name)));
        if (name.startsWith(NOT)) {
          negated.add(input.name());
        }
      } else if (json != null) {
        positions.put(input.name(), file.position(json));
        members.put(input.name(), members(expected, json));
      } else if (input.isRequired()
          && !constants.containsKey(input.name())
          && !elsewhere.contains(input.name())) {
        missing(input.name(), expected, "columns." + input.name());
      } else if (!expected.isEmpty()) {
        absent.add(expected.get(0));
      }
    }
    if (!absent.isEmpty()) {
      LOG.warn("{}: {} has no column {}: null", source, file.name(), String.join(", ", absent));
    }
    Map<Integer, ValueMap> wanted = wanted();
    noteUnmapped(positions, wanted);
    return new Columns(
        positions,
        members,
        constants,
        negated,
        Set.copyOf(file.mapped().minorUnits()),
        labels,
        fieldLabels,
        wanted);
  }

  /** The first that the file has; one that hardly a record has only where there is no other. */
  private String found(List<String> expected) {
    return expected.stream()
        .filter(name -> file.has(plain(name)))
        .min(Comparator.comparing(name -> file.isRare(plain(name))))
        .orElse(null);
  }

  /** The column metadata for a name such as metadata.external_id: null if the file has none. */
  private String jsonColumn(List<String> expected) {
    return expected.stream()
        .filter(name -> name.indexOf('.') > 0)
        .map(name -> name.substring(0, name.indexOf('.')))
        .filter(file::has)
        .findFirst()
        .orElse(null);
  }

  private static List<String> members(List<String> expected, String column) {
    return expected.stream()
        .filter(name -> name.startsWith(column + '.'))
        .map(name -> name.substring(column.length() + 1))
        .toList();
  }

  private Map<Integer, ValueMap> wanted() {
    Map<Integer, ValueMap> wanted = new HashMap<>();
    file.mapped()
        .where()
        .forEach(
            (column, texts) -> {
              if (file.has(column)) {
                wanted.put(file.position(column), new ValueMap(Map.of(column, texts)));
              } else {
                missing("where", List.of(column), "where");
              }
            });
    return wanted;
  }

  /** New columns of an export are among those that nothing maps. */
  private void noteUnmapped(Map<String, Integer> positions, Map<Integer, ValueMap> wanted) {
    BitSet unmapped = new BitSet();
    unmapped.set(0, file.header().size());
    positions.values().forEach(unmapped::clear);
    wanted.keySet().forEach(unmapped::clear);
    if (!unmapped.isEmpty()) {
      List<String> columns = unmapped.stream().mapToObj(file.header()::get).toList();
      LOG.info(
          "{}: {} has columns that nothing reads: {}", source, file.name(), file.shown(columns));
    }
  }

  private void missing(String input, List<String> expected, String setting) {
    problems.add(
        "%s (%s): expected %s for %s, found %s. If it has another name, set %s.objects.%s.%s."
            .formatted(
                file.name(),
                file.object(),
                expected.isEmpty() ? "a column" : String.join(" or ", expected),
                input,
                file.found(),
                source,
                file.object(),
                setting));
  }

  private static String plain(String name) {
    return name.startsWith(NOT) ? name.substring(1) : name;
  }
}
