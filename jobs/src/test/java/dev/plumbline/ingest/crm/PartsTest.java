package dev.plumbline.ingest.crm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.testing.SparkTest;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that is cut says what it says as a whole: the same rows, from the same lines. */
@SparkTest
class PartsTest {

  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final String[] CELLS = {
    "plain",
    "\"quoted\"",
    "\"two\nlines\"",
    "\"a \"\" quote\"",
    "\"a, comma\"",
    "",
    "\"\"",
    "in\"side",
    "\"mis\"quoted\"",
    "\"\r\n\r\n\"",
    "\"lone\rreturn\"",
    "caf\u00e9"
  };
  private static final String[] ENDS = {"\n", "\n", "\r\n", "\n\n", "\r"};

  @TempDir private Path folder;
  private final SparkSession spark;

  PartsTest(SparkSession spark) {
    this.spark = spark;
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 300})
  void csvIsCutBetweenRecordsWhateverItsQuotesSay(int size) throws IOException {
    for (long seed = 0; seed < 6; seed++) {
      String mark = seed % 3 == 0 ? "\uFEFF" : "";
      write("Account.csv", mark + csv(new Random(seed)), seed % 3 == 1 ? WINDOWS : UTF_8);

      isTheSame(size);
    }
  }

  @Test
  void aQuoteThatIsNeverClosedEndsTheFileOnItsLine() throws IOException {
    write(
        "Account.csv", "Id,Name,CreatedDate\n001,a,2024-01-01\n002,\"b,2024-01-01\n003,c\n", UTF_8);

    isTheSame(10);
  }

  @Test
  void jsonLinesAreCutBehindAnyLine() throws IOException {
    write(
        "Account.jsonl",
        """
        {"Id": "001", "Name": "a \\" b", "CreatedDate": "2024-01-01"}

        {"Id": "002", "Name": "c\\nd"}
        {"Id": "003", broken
        {"Id": "004", "CreatedDate": "2024-01-02", "Name": "caf\u00e9"}
        """,
        UTF_8);

    isTheSame(20);
    assertThat(rows(files(), 20)).anyMatch(row -> row.startsWith("4 1 null FIELD_COUNT"));
  }

  @Test
  void whatCannotBeReadFromItsMiddleIsNotCut() throws IOException {
    write("Account.csv", csv(new Random(1)), StandardCharsets.UTF_16);

    assertThat(Parts.of(files(), 10, spark)).isEqualTo(files());
  }

  @Test
  void wholeFilesStayWholeWhereTheyKeepAllCoresBusy() throws IOException {
    int cores = spark.sparkContext().defaultParallelism();
    String text = csv(new Random(1));
    int size = text.length() / 2;
    for (int i = 0; i < 2 * cores; i++) {
      write("Account_%d.csv".formatted(i), text, UTF_8);
    }
    assertThat(Parts.of(files(), size, spark)).isEqualTo(files());
    assertThat(Parts.of(files(), size / 16, spark)).hasSizeGreaterThan(2 * cores);

    write("Account_99.csv", text, UTF_8);
    assertThat(Parts.of(files(), size, spark)).hasSizeGreaterThan(2 * cores + 1);
  }

  private void isTheSame(long size) throws IOException {
    List<ExportFile> files = files();
    List<ExportFile> parts = Parts.of(files, size, spark);
    assertThat(parts.size()).isGreaterThan(files.size());

    assertThat(rows(files, size)).containsExactlyElementsOf(rows(files, Long.MAX_VALUE));
  }

  /** Line, records, id, reason, encoding and cells of each row. */
  private List<String> rows(List<ExportFile> files, long size) throws IOException {
    List<Row> rows = new ArrayList<>();
    for (ExportFile part : Parts.of(files, size, spark)) {
      FileRows.of(
              part,
              export().reading(),
              export().settings().unpack(),
              spark.sparkContext().hadoopConfiguration())
          .forEachRemaining(rows::add);
    }
    return rows.stream()
        .map(
            row ->
                "%s %s %s %s %s %s"
                    .formatted(
                        row.get(2),
                        row.get(3),
                        row.get(6),
                        row.get(8),
                        row.get(15),
                        Arrays.toString((Object[]) row.get(16))))
        .sorted()
        .toList();
  }

  private List<ExportFile> files() throws IOException {
    return export().files().stream()
        .filter(file -> file.role() == ExportFile.Role.RECORDS)
        .toList();
  }

  private SalesforceFolder export() {
    return new SalesforceFolder(folder, spark);
  }

  private void write(String name, String text, Charset charset) throws IOException {
    Files.write(folder.resolve(name), text.getBytes(charset));
  }

  private static String csv(Random random) {
    StringBuilder text = new StringBuilder("Id,Name,CreatedDate\n");
    for (int i = 0; i < 60; i++) {
      text.append("001").append(i).append(',').append(CELLS[random.nextInt(CELLS.length)]);
      text.append(",2024-01-01").append(ENDS[random.nextInt(ENDS.length)]);
    }
    return text.toString();
  }
}
