package dev.plumbline.ingest.crm;

import dev.plumbline.ingest.crm.shape.Columns;
import dev.plumbline.ingest.crm.shape.Input;
import dev.plumbline.ingest.crm.shape.Shape;
import dev.plumbline.ingest.crm.shape.Shapes;
import dev.plumbline.ingest.crm.shape.Source;
import dev.plumbline.ingest.crm.shape.ValueMap;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the inputs of an object in the header of a file, and tells how the two differ. */
final class ColumnSearch {

  private static final Logger LOG = LoggerFactory.getLogger(ColumnSearch.class);

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
    Map<String, List<Source>> sources = new HashMap<>();
    Map<String, String> constants = new HashMap<>();
    List<String> absent = new ArrayList<>();
    file.mapped()
        .constants()
        .forEach((name, texts) -> texts.stream().limit(1).forEach(t -> constants.put(name, t)));
    for (Input input : shape.inputs()) {
      List<String> expected = names.getOrDefault(input.name(), List.of());
      List<Source> found = found(expected);
      if (!found.isEmpty()) {
        sources.put(input.name(), found);
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
    noteUnmapped(sources.values(), wanted);
    return new Columns(
        sources, constants, Set.copyOf(file.mapped().minorUnits()), labels, fieldLabels, wanted);
  }

  /** Those that the file has, in the order of the settings, of one name that of its header. */
  private List<Source> found(List<String> expected) {
    List<Source> found = new ArrayList<>();
    for (String name : expected) {
      String column = plain(name);
      if (file.has(column)) {
        for (int position : file.positions(column)) {
          found.add(new Source(position, List.of(), name.startsWith(Shapes.NOT)));
        }
      } else if (isJsonMember(name)) {
        int dot = name.indexOf('.');
        addMember(found, file.position(name.substring(0, dot)), name.substring(dot + 1));
      }
    }
    return List.copyOf(found);
  }

  /** Whether the file has the column metadata for the name metadata.external_id. */
  private boolean isJsonMember(String name) {
    int dot = name.indexOf('.');
    return dot > 0 && file.has(name.substring(0, dot));
  }

  /** Members of one column beside each other are read from it at once. */
  private static void addMember(List<Source> found, int position, String member) {
    List<String> members = new ArrayList<>();
    int last = found.size() - 1;
    if (last >= 0
        && found.get(last).position() == position
        && !found.get(last).members().isEmpty()) {
      members.addAll(found.remove(last).members());
    }
    members.add(member);
    found.add(new Source(position, List.copyOf(members), false));
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
  private void noteUnmapped(Collection<List<Source>> sources, Map<Integer, ValueMap> wanted) {
    BitSet unmapped = new BitSet();
    unmapped.set(0, file.header().size());
    sources.forEach(told -> told.forEach(source -> unmapped.clear(source.position())));
    wanted.keySet().forEach(unmapped::clear);
    if (!unmapped.isEmpty()) {
      List<String> columns = unmapped.stream().mapToObj(file.header()::get).toList();
      LOG.info(
          "{}: {} has columns that nothing reads: {}", source, file.name(), file.unread(columns));
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
    return name.startsWith(Shapes.NOT) ? name.substring(1) : name;
  }
}
