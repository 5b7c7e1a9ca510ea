package dev.plumbline.ingest.crm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.config.CrmSettings;
import dev.plumbline.config.Settings;
import dev.plumbline.errors.ExportException;
import dev.plumbline.ingest.crm.csv.ExportFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Reads public tables of CRMs, each file by itself; {@code scripts/verify-exports FOLDER} runs it.
 * Below the folder there is one for each system.
 */
@EnabledIfSystemProperty(named = "plumbline.exports", matches = ".+")
class PublicExportsTest {

  private static final Path EXPORTS = Path.of(System.getProperty("plumbline.exports", "."), "crm");
  private static final Configuration HADOOP = new Configuration();

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"salesforce", "hubspot", "dynamics", "zendesk", "stripe"})
  void everyRecordOfEveryFileIsAccountedFor(String source) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(EXPORTS.resolve(source))) {
      files = all.filter(file -> file.toString().endsWith(".csv")).sorted().toList();
    }
    Map<String, Integer> became = new TreeMap<>();
    for (Path file : files) {
      String name = file.getFileName().toString();
      Path alone = Files.createDirectories(folder.resolve(name));
      Files.copy(file, alone.resolve(name));
      String what;
      try {
        what = account(source, alone);
      } catch (ExportException e) {
        assertThat(e.getMessage()).contains(name, source + ".objects");
        what = "refused: " + e.getMessage().replace("\n", " ");
      }
      became.merge(what.replaceFirst("[ :].*", ""), 1, Integer::sum);
      System.out.printf("%s/%s: %s%n", source, name, what);
    }
    System.out.printf("%s: %d files %s%n", source, files.size(), became);
    assertThat(files).isNotEmpty();
  }

  private String account(String source, Path alone) throws IOException {
    Settings settings =
        Settings.load(
            Files.writeString(folder.resolve("a.conf"), ""),
            Map.of(source + ".path", alone.toString(), "privacy.key", "a key of the test"));
    CrmSettings of = settings.sources().get(source);
    ExportFolder found = ExportFolder.list(source, alone.toString(), settings.unpack(), HADOOP);
    List<ExportFile> files =
        new Survey(source, new Mapping(source, of), of, settings.unpack(), HADOOP).files(found);
    var export = new CrmExport(source, of, settings.privacy(), settings.text(), settings.unpack());
    Map<String, Long> records = new TreeMap<>();
    boolean isKnown = false;
    for (ExportFile file : files) {
      isKnown |= file.shape() != null;
      Iterator<Row> rows = FileRows.of(file, export.reading(found), settings.unpack(), HADOOP);
      rows.forEachRemaining(row -> records.merge(outcome(row), row.getLong(3), Long::sum));
    }
    return (isKnown ? "read" : "ignored") + " " + records;
  }

  private static String outcome(Row row) {
    boolean isQuarantined = row.get(8) != null;
    boolean isOutOfScope = row.getBoolean(11);
    boolean isStaged = row.get(4) != null;
    assertThat(isQuarantined && (isOutOfScope || isStaged)).isFalse();
    return isQuarantined
        ? row.getString(8) + " " + row.get(10)
        : isOutOfScope ? "out of scope" : "staged";
  }
}
