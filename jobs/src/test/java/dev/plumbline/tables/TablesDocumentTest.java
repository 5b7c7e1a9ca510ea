package dev.plumbline.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** TABLES.md is what the declarations say. {@code scripts/test --accept} writes it anew. */
class TablesDocumentTest {

  private static final Path DOCUMENT = Path.of("..", "TABLES.md");

  @Test
  void documentSaysWhatTheDeclarationsSay() throws IOException {
    String expected = TablesDocument.of(Path.of("src", "main", "java"));
    if (Boolean.getBoolean("plumbline.accept")) {
      Files.writeString(DOCUMENT, expected);
    }

    assertThat(DOCUMENT)
        .as("TABLES.md is stale: run scripts/test --accept and commit it")
        .hasContent(expected);
  }
}
