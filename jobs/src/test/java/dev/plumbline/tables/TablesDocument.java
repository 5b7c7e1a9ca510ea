package dev.plumbline.tables;

import static java.util.stream.Collectors.joining;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.plumbline.schema.Field;
import dev.plumbline.schema.Layer;
import dev.plumbline.schema.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The data dictionary: every declared table, with what its class says of it. */
final class TablesDocument {

  private static final String INTRODUCTION =
      """
      # Tables

      Every table of the lake, by layer. Written from the declarations in `jobs/src/main/java/dev/plumbline/tables` by
      `scripts/test --accept`; a test fails when it is stale. A table lives at `<lake.root>/<layer>/<table>`. Instants are UTC;
      a month is its first day, in the zone of `time.zone`.
      """;
  private static final Pattern CLASS_DOC =
      Pattern.compile("/\\*\\*((?:(?!\\*/).)*)\\*/\\s*public final class", Pattern.DOTALL);
  private static final Pattern LAYER_DOC =
      Pattern.compile("/\\*\\*((?:(?!\\*/).)*)\\*/\\s*([A-Z]+)[,;]", Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("\\{@link\\s+([^}]*)}");

  private TablesDocument() {}

  static String of(Path sources) throws IOException {
    Map<String, String> layerDocs = layers(sources);
    Map<Table, String> docs = new TreeMap<>(Comparator.comparing(Table::path));
    for (JavaClass type : new ClassFileImporter().importPackages("dev.plumbline.tables")) {
      if (type.tryGetField("TABLE").isPresent()) {
        docs.put(table(type), doc(sources, type));
      }
    }
    StringBuilder text = new StringBuilder(INTRODUCTION);
    for (Layer layer : Layer.values()) {
      List<Table> tables = docs.keySet().stream().filter(t -> t.layer() == layer).toList();
      if (!tables.isEmpty()) {
        text.append("\n## %s\n\n%s\n".formatted(layer.directory(), layerDocs.get(layer.name())));
        tables.forEach(table -> text.append(section(table, docs.get(table))));
      }
    }
    return text.toString();
  }

  private static String section(Table table, String doc) {
    String columns =
        table.fields().stream()
            .map(
                field ->
                    "| `%s` | %s | %s | %s |\n"
                        .formatted(
                            field.name(),
                            field.type().simpleString(),
                            field.nullable() ? "yes" : "",
                            field.comment().replace("|", "\\|")))
            .collect(joining());
    return "\n### %s.%s\n\n%s\n\nKey: %s\n\n| column | type | null | meaning |\n|---|---|---|---|\n%s"
        .formatted(
            table.layer().directory(),
            table.name(),
            doc,
            table.key().stream().map(Field::name).map("`%s`"::formatted).collect(joining(", ")),
            columns);
  }

  private static Table table(JavaClass type) {
    try {
      return (Table) type.reflect().getField("TABLE").get(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String doc(Path sources, JavaClass type) throws IOException {
    String source = source(sources, type.getName());
    Matcher matcher = CLASS_DOC.matcher(source);
    if (!matcher.find()) {
      throw new IllegalStateException(type.getName() + " has no class doc");
    }
    return words(matcher.group(1));
  }

  private static Map<String, String> layers(Path sources) throws IOException {
    Map<String, String> docs = new TreeMap<>();
    Matcher matcher = LAYER_DOC.matcher(source(sources, Layer.class.getName()));
    while (matcher.find()) {
      docs.put(matcher.group(2), words(matcher.group(1)));
    }
    return docs;
  }

  private static String source(Path sources, String type) throws IOException {
    return Files.readString(sources.resolve(type.replace('.', '/') + ".java"));
  }

  /** Javadoc as Markdown. A link to a declaration becomes its name in the lake. */
  private static String words(String javadoc) {
    String text =
        javadoc
            .lines()
            .map(line -> line.replaceFirst("^\\s*\\*? ?", ""))
            .collect(joining("\n"))
            .strip();
    text = LINK.matcher(text).replaceAll(link -> "`" + lakeName(link.group(1).strip()) + "`");
    return text.replaceAll("\\{@code\\s+([^}]*)}", "`$1`")
        .replaceAll("(?<!\n)\n(?!\n)", " ")
        .replaceAll("\\s*<p>\\s*", "\n\n")
        .replaceAll("</?(ul|li|i|em|b)>", "")
        .strip();
  }

  private static String lakeName(String link) {
    String last = link.substring(link.lastIndexOf('.') + 1);
    String name = last.contains("#") ? last.substring(last.indexOf('#') + 1) : last;
    return name.equals(name.toUpperCase(Locale.ROOT))
        ? name.toLowerCase(Locale.ROOT)
        : name.replaceAll("(?<=[a-z0-9])([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }
}
