package dev.plumbline.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.simulate.Simulation;
import dev.plumbline.simulate.world.World;
import dev.plumbline.testing.SparkTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * What can be wrong with exports and lakes: one clear message, the right code, and a lake that
 * holds what it held before.
 */
@SparkTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrokenInputTest {

  /** Of so few records the simulator's bad ones are many. */
  private static final String WARTS = "quarantine.max-share=0.5";

  private final SparkSession spark;
  private Path world;

  /** A copy of the export, to break. */
  private Path salesforce;

  private Path folder;
  private StringWriter err;

  BrokenInputTest(SparkSession spark) {
    this.spark = spark;
  }

  @BeforeAll
  void aGoodNightOfIngesting(@TempDir Path made) throws Exception {
    world = made;
    new Simulation(World.DEMO, 5, 3, 1, /* plantsTokens= */ false).writeTo(world);
    err = new StringWriter();
    assertThat(
            execute(
                "run",
                "ingest-salesforce",
                "ingest-mail",
                "ingest-calendar",
                "--config",
                config(),
                "--set",
                WARTS))
        .as(err.toString())
        .isZero();
  }

  @BeforeEach
  void aCopyToBreak(@TempDir Path fresh) throws IOException {
    folder = fresh;
    err = new StringWriter();
    salesforce = Files.createDirectory(folder.resolve("salesforce"));
    try (Stream<Path> files = Files.list(world.resolve("exports/salesforce"))) {
      for (Path file : files.toList()) {
        Files.copy(file, salesforce.resolve(file.getFileName()));
      }
    }
  }

  @Test
  void missingFolder() throws IOException {
    assertRefused(
        "Cannot read the salesforce export: there is nothing at ",
        "Check salesforce.path.",
        "salesforce.path=" + folder.resolve("nowhere"));
    assertRefused(
        "Cannot read the mail export: there is nothing at ",
        "Check mail.path.",
        goodSalesforce(),
        "mail.path=" + folder.resolve("nowhere"));
  }

  @Test
  void emptyExport() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));

    assertRefused(
        "Cannot read the salesforce export: there is no file of ",
        "Export them there, or check salesforce.path",
        "salesforce.path=" + empty);
    assertRefused(
        "Cannot read the mail export: there is nothing at ",
        "Check mail.path.",
        goodSalesforce(),
        "mail.path=" + empty);
  }

  @Test
  void exportWithoutARequiredObject() throws IOException {
    for (String object : new String[] {"Contract", "Opportunity", "OpportunityHistory"}) {
      Files.delete(salesforce.resolve(object + ".csv"));
    }
    edit("Account.csv", text -> text.replace("\"Churned__c\"", "\"Other__c\""));

    assertRefused(
        "it has no contracts, opportunities, orders or mapped churn field, only ",
        "Export it too; salesforce.objects tells");
  }

  @Test
  void missingRequiredColumns() throws IOException {
    edit("Account.csv", text -> text.replaceFirst("\"Id\"", "\"Key\""));
    edit("Contract.csv", text -> text.replaceFirst("\"AccountId\"", "\"Customer\""));

    assertRefused("Cannot read the salesforce export: columns are missing.", "Account.csv");
    assertThat(err.toString()).contains("Contract.csv");
  }

  @Test
  void csvCutInTheMiddleOfARecord() throws IOException {
    edit("Account.csv", text -> text.substring(0, text.length() - 20));

    assertRefused(
        "Account.csv: it ends in the middle of the record that starts on line ",
        "Export or copy it again.");
  }

  @Test
  void packedCsvCutInTheMiddle() throws IOException {
    Path plain = salesforce.resolve("Task.csv");
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(Files.readAllBytes(plain));
    }
    Files.delete(plain);
    Files.write(
        salesforce.resolve("Task.csv.gz"), Arrays.copyOf(packed.toByteArray(), packed.size() / 2));

    assertRefused("Cannot read Task.csv.gz: ", "Export or copy it again.");
  }

  @Test
  void wrongEncoding() throws IOException {
    String text = Files.readString(salesforce.resolve("Account.csv")).replace("\uFEFF", "");
    byte[] both = (text + "\"Ã¼\"\n\"ü\"\n").getBytes(ISO_8859_1);
    Files.write(salesforce.resolve("Account.csv"), both);

    assertRefused(
        "has bytes that are not UTF-8.", "Export it as UTF-8, or set salesforce.encoding");
  }

  @Test
  void exportOfNoAccounts() throws IOException {
    edit("Account.csv", text -> text.lines().findFirst().orElseThrow() + "\n");

    assertRefused("it holds 0 accounts that can be read, of ", "Export the accounts again");
  }

  @Test
  void exportWithTooManyBadRecords() throws IOException {
    assertRefused(
        4,
        "Cannot publish: the tables failed their checks",
        "more than quarantine.max-share = 0.05; see quarantine/records",
        "quarantine.max-share=0.05",
        goodSalesforce());
  }

  @Test
  void dayThatTheExportsDoNotReach() throws IOException {
    Map<String, Long> before = tables();

    assertThat(execute(night(goodSalesforce(), "time.as-of=2031-01-01"))).isEqualTo(2);

    assertThat(err.toString())
        .startsWith("Cannot work as of 2031-01-01: the newest record of the exports is of 20")
        .contains("Name an earlier day, or bring newer exports.")
        .hasLineCount(1);
    assertThat(tables()).isEqualTo(before);
  }

  @Test
  void lakeThatNobodyCanWriteTo() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");

    assertThat(execute(night("lake.root=" + file.resolve("lake")))).isEqualTo(2);

    assertThat(err.toString())
        .startsWith("Cannot write to the lake at ")
        .contains("Check lake.root and who may write there.")
        .hasLineCount(1);
  }

  @Test
  void lakeThatTurnsOutUnwritableWhileJobsRun() throws IOException {
    Path lake = Files.createDirectory(folder.resolve("lake"));
    Files.writeString(lake.resolve("staging"), "");

    assertThat(execute(night("lake.root=" + lake))).isEqualTo(2);

    assertThat(err.toString())
        .startsWith("Cannot go on: storage says \"Not a directory\". Check who may ")
        .hasLineCount(1);
  }

  @Test
  void lakeThatLostFiles() throws IOException {
    Path lake = folder.resolve("lake");
    copy(world.resolve("lake"), lake);
    try (Stream<Path> files = Files.walk(lake.resolve("staging/accounts"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".parquet")).toList()) {
        Files.delete(file);
      }
    }

    String root = "lake.root=" + lake;
    assertThat(execute("run", "resolve-accounts", "--config", config(), "--set", root))
        .isEqualTo(2);

    assertThat(err.toString())
        .startsWith("Cannot go on: storage says \"No such file\".")
        .contains("'rebuild' if a table of the lake lost files.")
        .hasLineCount(1);
    try (Stream<Path> made = Files.walk(lake.resolve("core"))) {
      assertThat(made).noneMatch(file -> file.toString().endsWith(".parquet"));
    }
  }

  @Test
  void lakeThatAnotherRunHolds() throws IOException {
    try (FileChannel other = FileChannel.open(world.resolve("lake/_lease.lock"), CREATE, WRITE)) {
      assertThat(other.lock().isValid()).isTrue();

      assertRefused(5, "another run holds it", "Wait until it ends.");
    }
  }

  @Test
  void lakeWrittenByOtherDeclarations() throws IOException {
    String foreign = folder.resolve("lake/staging/cases").toString();
    spark.range(1).toDF("other").write().format("delta").save(foreign);

    assertThat(execute(night("lake.root=" + folder.resolve("lake")))).isEqualTo(2);

    assertThat(err.toString())
        .startsWith("Cannot use staging/cases: the lake holds it with other columns")
        .contains("Run 'rebuild' to make all tables anew, or name another lake.root.")
        .hasLineCount(1);
    try (Stream<Path> tables = Files.list(folder.resolve("lake/staging"))) {
      assertThat(tables).containsExactly(Path.of(foreign));
    }
  }

  /** The broken copy is refused. */
  private void assertRefused(String what, String remedy, String... settings) throws IOException {
    assertRefused(2, what, remedy, settings);
  }

  private void assertRefused(int code, String what, String remedy, String... settings)
      throws IOException {
    Map<String, Long> before = tables();
    err = new StringWriter();

    assertThat(execute(night(settings))).as(err.toString()).isEqualTo(code);

    assertThat(err.toString())
        .startsWith("Cannot ")
        .contains(what, remedy)
        .containsOnlyOnce("Cannot ")
        .doesNotContain("Exception", "\tat ", " null");
    assertThat(tables()).isEqualTo(before);
    assertThat(world.resolve("published")).doesNotExist();
  }

  private String[] night(String... settings) {
    Stream<String> given =
        Stream.concat(
            Stream.of(
                "salesforce.path=" + salesforce,
                "publish.root=" + world.resolve("published"),
                "nightly.jobs-at-once=1",
                WARTS),
            Stream.of(settings));
    return Stream.concat(
            Stream.of("nightly", "--config", config()),
            given.flatMap(setting -> Stream.of("--set", setting)))
        .toArray(String[]::new);
  }

  private String goodSalesforce() {
    return "salesforce.path=" + world.resolve("exports/salesforce");
  }

  private int execute(String... words) {
    return Main.commandLine().setErr(new PrintWriter(err, true)).execute(words);
  }

  private String config() {
    return world.resolve("plumbline.conf").toString();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)));
      }
    }
  }

  /** Every file of every table, with its length; the log of runs alone may grow. */
  private Map<String, Long> tables() throws IOException {
    Map<String, Long> lengths = new TreeMap<>();
    try (Stream<Path> files = Files.walk(world.resolve("lake"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = world.relativize(file).toString();
        if (!name.contains("_lease") && !name.contains("operations/runs")) {
          lengths.put(name, Files.size(file));
        }
      }
    }
    return lengths;
  }

  private void edit(String file, UnaryOperator<String> edit) throws IOException {
    Path path = salesforce.resolve(file);
    String text = Files.readString(path, UTF_8);
    assertThat(edit.apply(text)).isNotEqualTo(text);
    Files.writeString(path, edit.apply(text), UTF_8);
  }
}
