package dev.plumbline.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.simulate.Simulation;
import dev.plumbline.simulate.world.World;
import dev.plumbline.testing.SparkTest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be wrong with exports and lakes: one clear message, the right code, no half a table. */
@SparkTest
class BrokenInputTest {

  private final StringWriter err = new StringWriter();
  @TempDir private Path folder;
  private Path salesforce;

  BrokenInputTest(SparkSession session) {
    assertThat(session).isNotNull();
  }

  @BeforeEach
  void aSmallWorld() throws Exception {
    new Simulation(World.DEMO, 5, 3, 1, /* plantsTokens= */ false).writeTo(folder);
    salesforce = folder.resolve("exports/salesforce");
  }

  @Test
  void missingFolder() throws IOException {
    assertFails(
        2,
        "Cannot read the salesforce export: there is nothing at ",
        "--set",
        "salesforce.path=" + folder.resolve("nowhere"));
  }

  @Test
  void emptyExport() throws IOException {
    assertFails(
        2,
        "Cannot read the salesforce export: there is no file of ",
        "--set",
        "salesforce.path=" + Files.createDirectory(folder.resolve("exports/empty")));
  }

  @Test
  void missingRequiredColumn() throws IOException {
    edit("Account.csv", text -> text.replaceFirst("\"Id\"", "\"Key\""));

    assertFails(2, "Cannot read the salesforce export: columns are missing.");
  }

  @Test
  void csvCutInTheMiddleOfARecord() throws IOException {
    edit("Account.csv", text -> text.substring(0, text.length() - 20));

    assertFails(2, "Account.csv: it ends in the middle of the record that starts on line ");
  }

  @Test
  void wrongEncoding() throws IOException {
    Path file = salesforce.resolve("Account.csv");
    String text = Files.readString(file).replace("\uFEFF", "");
    Files.write(file, (text.replaceFirst("\"Id\"", "\"Id\"") + "\"ü\"\n").getBytes(ISO_8859_1));

    assertFails(2, "has bytes that are not UTF-8");
  }

  @Test
  void exportOfNoAccounts() throws IOException {
    edit("Account.csv", text -> text.lines().findFirst().orElseThrow() + "\n");

    assertFails(2, "it holds 0 accounts");
  }

  @Test
  void lakeThatNobodyCanWriteTo() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");

    assertThat(nightly("--set", "lake.root=" + file.resolve("lake"))).isEqualTo(2);
    assertThat(err.toString()).startsWith("Cannot write to the lake at ").hasLineCount(1);
  }

  @Test
  void lakeThatAnotherRunHolds() throws IOException {
    Path lake = Files.createDirectories(folder.resolve("lake"));
    try (FileChannel other =
        FileChannel.open(
            lake.resolve("_lease.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      assertThat(other.lock().isValid()).isTrue();

      assertFails(5, "another run holds it");
    }
  }

  private void assertFails(int code, String message, String... more) throws IOException {
    assertThat(nightly(more)).as(err.toString()).isEqualTo(code);
    assertThat(err.toString()).contains(message).startsWith("Cannot ").doesNotContain("Exception");
    assertThat(tables()).noneMatch(table -> !table.endsWith("operations/runs"));
  }

  private int nightly(String... more) {
    String[] words =
        Stream.concat(
                Stream.of(
                    "nightly",
                    "--config",
                    folder.resolve("plumbline.conf").toString(),
                    "--set",
                    "nightly.jobs-at-once=1"),
                Stream.of(more))
            .toArray(String[]::new);
    return Main.commandLine().setErr(new PrintWriter(err, true)).execute(words);
  }

  private Stream<String> tables() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("lake"))) {
      return files
          .filter(f -> f.endsWith("_delta_log"))
          .map(f -> f.getParent().toString())
          .toList()
          .stream();
    }
  }

  private void edit(String file, Edit edit) throws IOException {
    Path path = salesforce.resolve(file);
    Files.writeString(path, edit.apply(Files.readString(path, UTF_8)), UTF_8);
  }

  private interface Edit {
    String apply(String text);
  }
}
