package dev.plumbline.ingest.crm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.config.CrmSettings;
import dev.plumbline.config.Settings;
import dev.plumbline.errors.ExportException;
import dev.plumbline.exports.ExportStream;
import dev.plumbline.ingest.crm.csv.CsvRecords;
import dev.plumbline.ingest.crm.csv.ExportFolder;
import dev.plumbline.ingest.crm.shape.Reading;
import dev.plumbline.testing.Mutants;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What no exporter writes is read all the same, or refused; and every record of it is somewhere.
 */
class CrmFuzzTest {

  private static final int RECORDS = 12;
  private static final int OBJECTS = 6;
  private static final Configuration HADOOP = new Configuration();

  @TempDir private Path folder;
  private Settings settings;
  private CrmExport export;

  @BeforeEach
  void anExport() throws IOException {
    Path conf = Files.writeString(folder.resolve("a.conf"), "");
    settings =
        Settings.load(
            conf,
            Map.of(
                "salesforce.path", folder.toString(),
                "privacy.key", "a key of the fuzzer",
                "privacy.text-mode", "body"));
    export =
        new CrmExport(
            "salesforce",
            settings.sources().get("salesforce"),
            settings.privacy(),
            settings.text(),
            settings.unpack());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Account", "AccountHistory", "Case", "Contract", "Event", "Task"})
  void noMutantBreaksAReaderOrLosesARecord(String object) throws IOException {
    byte[] sample = sample(object);
    write(object, sample);
    ExportFile file = survey();
    Reading reading = export.reading(list());
    List<Row> whole = rows(file, reading);
    var mutants = new Mutants(List.of(sample), Mutants.seed());
    int refused = 0;
    int count = Mutants.count() / OBJECTS + 1;
    for (int i = 0; i < count; i++) {
      byte[] mutant = mutants.at(i);
      write(object, mutant);
      try {
        boolean hasHeader = Mutants.same(mutant, sample) > header(sample);
        ExportFile found = hasHeader ? file : survey();
        check(rows(found, reading), found, whole, untouchedLines(mutant, sample));
      } catch (ExportException e) {
        refused++;
      } catch (Throwable e) { // An overflowing stack is a finding as well.
        throw new AssertionError("mutant %d of seed %d".formatted(i, Mutants.seed()), e);
      }
    }
    assertThat(refused).as("mutants refused for their header").isLessThan(count / 2);
  }

  private void check(List<Row> rows, ExportFile file, List<Row> whole, long untouched)
      throws IOException {
    assertThat(records(rows)).allMatch(CrmFuzzTest::isSomewhere);
    boolean isDamaged = rows.stream().anyMatch(row -> row.getBoolean(9));
    if (!isDamaged) {
      assertThat(rows.stream().mapToLong(row -> row.getLong(3)).sum()).isEqualTo(counted(file));
    }
    assertThat(before(untouched, rows)).startsWith(before(untouched, whole).toArray(String[]::new));
  }

  /** Staged, in quarantine or left out, and not two of them. */
  private static boolean isSomewhere(Row row) {
    boolean isQuarantined = row.get(8) != null;
    boolean isStaged = row.get(4) != null;
    return isQuarantined != (isStaged || row.getBoolean(11));
  }

  private static List<Row> records(List<Row> rows) {
    return rows.stream().filter(row -> row.getLong(3) > 0).toList();
  }

  /** The records of the first lines; but the last of them, which may reach into the next line. */
  private static List<String> before(long line, List<Row> rows) {
    List<String> before =
        records(rows).stream()
            .filter(row -> row.getLong(2) < line)
            .map(row -> row.getLong(2) + " " + row.get(6) + " " + row.get(8))
            .toList();
    return before.subList(0, Math.max(0, before.size() - 1));
  }

  private static long untouchedLines(byte[] mutant, byte[] sample) {
    return new String(sample, 0, Mutants.same(mutant, sample), UTF_8).lines().count();
  }

  /** How many records the parser alone finds behind the header. */
  private long counted(ExportFile file) throws IOException {
    try (InputStream in = ExportStream.open(file.uri(), settings.unpack(), HADOOP)) {
      var records = new CsvRecords(file.encoding().read(in), null);
      long count = -1;
      while (records.next()) {
        count++;
      }
      return Math.max(count, 0);
    }
  }

  private List<Row> rows(ExportFile file, Reading reading) throws IOException {
    List<Row> rows = new ArrayList<>();
    FileRows.of(file, reading, settings.unpack(), HADOOP).forEachRemaining(rows::add);
    return rows;
  }

  private ExportFile survey() {
    CrmSettings salesforce = settings.sources().get("salesforce");
    var mapping = new Mapping("salesforce", salesforce);
    return new Survey("salesforce", mapping, salesforce, settings.unpack(), HADOOP)
        .files(list())
        .get(0);
  }

  private ExportFolder list() {
    return ExportFolder.list("salesforce", folder.toString(), settings.unpack(), HADOOP);
  }

  private void write(String object, byte[] bytes) throws IOException {
    Files.write(folder.resolve(object + ".csv"), bytes);
  }

  private static int header(byte[] sample) {
    return new String(sample, UTF_8).lines().findFirst().orElseThrow().getBytes(UTF_8).length;
  }

  private static byte[] sample(String object) throws IOException {
    try (var lines = Files.lines(Mutants.SAMPLES.resolve("salesforce/" + object + ".csv"))) {
      return lines.limit(RECORDS + 1).collect(Collectors.joining("\n", "", "\n")).getBytes(UTF_8);
    }
  }
}
