package dev.plumbline.ingest.crm;

import dev.plumbline.config.CrmSettings;
import dev.plumbline.ingest.crm.SampledFile.Looks;
import dev.plumbline.ingest.crm.shape.Headers;
import dev.plumbline.ingest.crm.shape.Input;
import dev.plumbline.ingest.crm.shape.Shapes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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
            source
                .objects()
                .forEach(
                    (name, object) -> {
                      if (Shapes.entities().contains(object.as())) {
                        learn(object.as(), name, object);
                      }
                    }));
  }

  /** The objects of a section for these files, in HOCON. */
  public List<String> lines(List<SampledFile> sampled) {
    List<String> lines =
        new ArrayList<>(List.of("plumbline.mine {", "  path = \"\"", "  objects {"));
    Set<String> accounts = new LinkedHashSet<>();
    for (SampledFile file : sampled) {
      if ("account".equals(entity(file))) {
        String id = columns(file, "account").get("account_id");
        accounts.addAll(file.values().getOrDefault(id, Set.of()));
      }
    }
    sampled.forEach(file -> lines.addAll(object(file, accounts)));
    lines.addAll(List.of("  }", "}"));
    return lines;
  }

  private void learn(String entity, String name, CrmSettings.ExportObject object) {
    Map<String, Set<String>> columns = names.computeIfAbsent(entity, e -> new HashMap<>());
    object
        .columns()
        .forEach(
            (column, theirs) -> {
              Set<String> all = columns.computeIfAbsent(column, c -> new LinkedHashSet<>());
              all.add(Headers.plain(column));
              theirs.stream().filter(n -> !n.startsWith("!")).map(Headers::plain).forEach(all::add);
              theirs.stream()
                  .filter(n -> n.startsWith("property_"))
                  .forEach(n -> all.add(Headers.plain(n.substring("property_".length()))));
            });
    Set<String> of = files.computeIfAbsent(entity, e -> new LinkedHashSet<>());
    of.add(Headers.plain(name));
    object.of().stream().map(Headers::plain).forEach(of::add);
  }

  /** What the file is most likely of; null if that cannot be told. */
  private String entity(SampledFile file) {
    String best = null;
    int most = FEWEST - 1;
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
    return best;
  }

  /** The columns of an object; one whose values are ids of accounts tells whose a record is. */
  private List<String> object(SampledFile file, Set<String> accounts) {
    String entity = entity(file);
    Map<String, String> columns = entity == null ? new LinkedHashMap<>() : columns(file, entity);
    if (!"account".equals(entity) && !accounts.isEmpty()) {
      file.looks().keySet().stream()
          .filter(column -> !file.values().get(column).isEmpty())
          .filter(column -> accounts.containsAll(file.values().get(column)))
          .findFirst()
          .ifPresent(column -> columns.put("account_id", column));
    }
    return draft(file, entity, columns);
  }

  private static List<String> draft(SampledFile file, String entity, Map<String, String> columns) {
    List<String> lines = new ArrayList<>();
    lines.add("    %s {".formatted(quoted(file.object())));
    lines.add(
        entity == null
            ? "      # as = which of %s?".formatted(String.join(", ", Shapes.entities()))
            : "      as = " + entity);
    lines.add("      columns {");
    if (entity == null) {
      columns.forEach(
          (ours, theirs) -> lines.add("        %s = %s".formatted(ours, quoted(theirs))));
    }
    List<Input> inputs = entity == null ? List.of() : Shapes.entity(entity).inputs();
    for (Input input : inputs) {
      if (columns.containsKey(input.name())) {
        lines.add("        %s = %s".formatted(input.name(), quoted(columns.get(input.name()))));
      } else if (input.isRequired()) {
        lines.add("        # %s = which? It cannot be read without".formatted(input.name()));
      }
    }
    lines.add("      }");
    file.looks()
        .forEach(
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
      known.stream()
          .flatMap(
              name -> file.looks().keySet().stream().filter(c -> Headers.plain(c).equals(name)))
          .filter(column -> !found.containsValue(column) && fits(file.looks().get(column), input))
          .findFirst()
          .ifPresent(column -> found.put(input.name(), column));
    }
    byValues(file, entity, found);
    return found;
  }

  /**
   * What no name told but values tell: an id that is another in each record, an address, a site.
   */
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
          case FLAG, MARK -> looks == Looks.FLAG;
          case WHOLE, MONEY -> looks == Looks.NUMBER || looks == Looks.FLAG;
          case DATE, OPEN_DATE, UNTIL, INSTANT, PAST ->
              looks == Looks.DATE || looks == Looks.NUMBER;
          case PRIVATE -> looks != Looks.DATE && looks != Looks.FLAG;
        };
  }

  private static String quoted(String name) {
    return '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
