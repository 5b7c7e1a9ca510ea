package dev.plumbline.ingest.crm;

import dev.plumbline.config.CrmSettings;
import dev.plumbline.ingest.crm.SampledFile.Looks;
import dev.plumbline.ingest.crm.shape.Headers;
import dev.plumbline.ingest.crm.shape.Input;
import dev.plumbline.ingest.crm.shape.Shapes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A first draft of the settings of a source, from the headers and values of its files. Whatever the
 * sources that come with Plumbline call a column is known; a name counts only where the values look
 * like what the column holds. No value is shown.
 */
public final class Suggestion {

  /** How much the name of a file says about what is in it, in columns. */
  private static final int FILE_NAME = 3;

  /** Fewer known columns than these are chance. */
  private static final int FEWEST = 2;

  private final Map<String, Map<String, Set<String>>> names = new TreeMap<>();
  private final Map<String, Set<String>> files = new HashMap<>();

  public Suggestion(Collection<CrmSettings> known) {
    known.forEach(
        source ->
            source.objects().forEach(
                (name, object) -> {
                  if (Shapes.entities().contains(object.as())) {
                    learn(object.as(), name, object);
                  }
                }));
  }

  /** The objects of a section for these files, in HOCON. */
  public List<String> lines(List<SampledFile> sampled) {
    List<String> lines = new ArrayList<>(List.of("plumbline.mine {", "  path = \"\"", "  objects {"));
    sampled.forEach(file -> lines.addAll(object(file)));
    lines.addAll(List.of("  }", "}"));
    return lines;
  }

  private void learn(String entity, String name, CrmSettings.ExportObject object) {
    Map<String, Set<String>> columns = names.computeIfAbsent(entity, e -> new HashMap<>());
    object
        .columns()
        .forEach(
            (column, theirs) -> {
              Set<String> all = columns.computeIfAbsent(column, c -> new HashSet<>());
              all.add(Headers.plain(column));
              theirs.stream().filter(n -> !n.startsWith("!")).map(Headers::plain).forEach(all::add);
              theirs.stream()
                  .filter(n -> n.startsWith("property_"))
                  .forEach(n -> all.add(Headers.plain(n.substring("property_".length()))));
            });
    Set<String> of = files.computeIfAbsent(entity, e -> new HashSet<>());
    of.add(Headers.plain(name));
    object.of().stream().map(Headers::plain).forEach(of::add);
  }

  private List<String> object(SampledFile file) {
    String best = null;
    int most = 0;
    for (String entity : names.keySet()) {
      int score = columns(file, entity).size();
      if (files.get(entity).contains(Headers.plain(file.object()))) {
        score += FILE_NAME;
      }
      if (score > most) {
        best = entity;
        most = score;
      }
    }
    if (most < FEWEST) {
      return List.of("    # %s: nothing in it is known".formatted(file.name()));
    }
    return draft(file, best, columns(file, best));
  }

  private static List<String> draft(
      SampledFile file, String entity, Map<String, String> columns) {
    List<String> lines = new ArrayList<>();
    lines.add("    %s {".formatted(quoted(file.object())));
    lines.add("      as = " + entity);
    lines.add("      columns {");
    for (Input input : Shapes.entity(entity).inputs()) {
      if (columns.containsKey(input.name())) {
        lines.add("        %s = %s".formatted(input.name(), quoted(columns.get(input.name()))));
      } else if (input.isRequired()) {
        lines.add("        # %s = which? It cannot be read without".formatted(input.name()));
      }
    }
    lines.add("      }");
    file.looks().forEach(
        (column, looks) -> {
          if (!columns.containsValue(column)) {
            lines.add("      # not mapped: %s (%s)".formatted(quoted(column), looks.words()));
          }
        });
    lines.add("    }");
    return lines;
  }

  /** The column of the file for each input of {@code entity} that one can be. */
  private Map<String, String> columns(SampledFile file, String entity) {
    Map<String, String> found = new LinkedHashMap<>();
    for (Input input : Shapes.entity(entity).inputs()) {
      Set<String> known = names.get(entity).getOrDefault(input.name(), Set.of());
      file.looks().entrySet().stream()
          .filter(column -> !found.containsValue(column.getKey()))
          .filter(column -> known.contains(Headers.plain(column.getKey())))
          .filter(column -> fits(column.getValue(), input))
          .findFirst()
          .ifPresent(column -> found.put(input.name(), column.getKey()));
    }
    byValues(file, entity, found);
    return found;
  }

  /** What no name told but values tell: an id that is another in each record, an address, a site. */
  private static void byValues(SampledFile file, String entity, Map<String, String> found) {
    Input id = Shapes.entity(entity).inputs().get(0);
    file.looks()
        .forEach(
            (column, looks) -> {
              if (looks == Looks.UNIQUE_CODE && !found.containsValue(column)) {
                found.putIfAbsent(id.name(), column);
              }
            });
    for (Input input : Shapes.entity(entity).inputs()) {
      Looks wanted =
          switch (input.name()) {
            case "email" -> Looks.ADDRESS;
            case "website" -> Looks.SITE;
            default -> null;
          };
      if (wanted != null) {
        file.looks()
            .forEach(
                (column, looks) -> {
                  if (looks == wanted && !found.containsValue(column)) {
                    found.putIfAbsent(input.name(), column);
                  }
                });
      }
    }
  }

  private static boolean fits(Looks looks, Input input) {
    return looks == Looks.EMPTY
        || switch (input.kind()) {
          case ID -> looks == Looks.UNIQUE_CODE || looks == Looks.CODE || looks == Looks.NUMBER;
          case CODE -> looks != Looks.ADDRESS && looks != Looks.TEXT;
          case FLAG -> looks == Looks.FLAG;
          case WHOLE, MONEY -> looks == Looks.NUMBER || looks == Looks.FLAG;
          case DATE, OPEN_DATE, INSTANT, PAST -> looks == Looks.DATE || looks == Looks.NUMBER;
          case PRIVATE -> looks != Looks.DATE && looks != Looks.FLAG;
        };
  }

  private static String quoted(String name) {
    return '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
