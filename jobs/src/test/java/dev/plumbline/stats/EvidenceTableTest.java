package dev.plumbline.stats;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.plumbline.testing.Evidence;
import dev.plumbline.testing.Evidence.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Every estimator has four kinds of evidence, and the list of them is up to date. */
class EvidenceTableTest {

  private static final Path TABLE = Path.of("../EVIDENCE.md");

  @Test
  void everyEstimatorHasFourKindsOfEvidence() {
    assertThat(evidence())
        .isNotEmpty()
        .allSatisfy((estimator, kinds) -> assertThat(kinds).containsKeys(Kind.values()));
  }

  /** Run with {@code -Daccept=true} to write the table anew. */
  @Test
  void tableIsThatOfTheTests() throws IOException {
    String table = table();
    if (Boolean.getBoolean("accept")) {
      Files.writeString(TABLE, table);
    }
    assertThat(Files.readString(TABLE)).isEqualTo(table);
  }

  private static String table() {
    StringBuilder table =
        new StringBuilder(
            """
            # Evidence for the estimators

            Made from the tests by EvidenceTableTest; do not edit. Each name is a test.

            | estimator | by hand | symmetry | second route | R |
            |---|---|---|---|---|
            """);
    evidence()
        .forEach(
            (estimator, kinds) -> {
              table.append("| ").append(estimator);
              for (Kind kind : Kind.values()) {
                table
                    .append(" | ")
                    .append(String.join("<br>", kinds.getOrDefault(kind, List.of())));
              }
              table.append(" |\n");
            });
    return table.toString();
  }

  private static Map<String, Map<Kind, List<String>>> evidence() {
    Map<String, Map<Kind, List<String>>> evidence = new TreeMap<>();
    new ClassFileImporter()
        .importPackages("dev.plumbline.stats").stream()
            .flatMap(type -> type.getMethods().stream())
            .filter(method -> method.isAnnotatedWith(Evidence.class))
            .sorted((a, b) -> a.getFullName().compareTo(b.getFullName()))
            .forEach(method -> add(method, evidence));
    return evidence;
  }

  private static void add(JavaMethod method, Map<String, Map<Kind, List<String>>> evidence) {
    Evidence proves = method.getAnnotationOfType(Evidence.class);
    for (Class<?> estimator : proves.of()) {
      evidence
          .computeIfAbsent(estimator.getSimpleName(), e -> new EnumMap<>(Kind.class))
          .computeIfAbsent(proves.kind(), k -> new ArrayList<>())
          .add(method.getOwner().getSimpleName() + "." + method.getName());
    }
  }
}
