package dev.plumbline.simulate;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.plumbline.simulate.world.World;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads the exports with readers of its own and compares them with the truth beside them. */
class SimulationTest {

  private static final Pattern SEPARATOR =
      Pattern.compile("(?m)(?:\\A|\\n\\n)From \\S+ \\w{3} \\w{3} [ \\d]\\d [\\d:]{8} \\d{4}\\n");
  private static final Pattern MESSAGE_ID = Pattern.compile("(?m)^Message-ID: <(.*)>$");
  private static final int ACCOUNTS = 150;
  private static final int MONTHS = 24;

  @TempDir static Path folder;

  private static Path world;

  @BeforeAll
  static void simulate() throws Exception {
    world = folder.resolve("world");
    new Simulation(World.DEMO, ACCOUNTS, MONTHS, 11, false).writeTo(world);
  }

  @Test
  void theFirstSignalOfLeavingLiesInTheMonthOfTheLatentEvent() throws Exception {
    Map<String, String> decided = new TreeMap<>();
    for (NamedCsvRecord contract : export("Contract")) {
      if (contract.getField("Cancel_Reason__c").equals("Churn")) {
        decided.merge(contract.getField("AccountId"), month(contract, "Notice_Date__c"), this::min);
      }
    }
    for (NamedCsvRecord deal : export("Opportunity")) {
      boolean lost = deal.getField("StageName").equals("Closed Lost");
      if (lost && deal.getField("Type").equals("Renewal")) {
        decided.merge(deal.getField("AccountId"), month(deal, "CloseDate"), this::min);
      }
    }
    Map<String, String> truth = new TreeMap<>();
    for (Map<String, String> row : truth("sim_truth_account_month")) {
      if (row.get("event").equals("1")) {
        truth.put(row.get("account_id"), row.get("month").substring(0, 7));
      }
    }
    competing().forEach(decided::remove);
    assertThat(decided).isEqualTo(truth).hasSizeGreaterThan(30);
  }

  @Test
  void contractsFollowEachOtherUntilTheAccountLeaves() throws Exception {
    Map<String, String> lastEnd = new HashMap<>();
    int renewals = 0;
    for (NamedCsvRecord contract : export("Contract")) {
      String account = contract.getField("AccountId");
      if (lastEnd.containsKey(account)) {
        assertThat(LocalDate.parse(contract.getField("StartDate")).minusDays(1))
            .isEqualTo(lastEnd.get(account));
        renewals++;
      }
      lastEnd.put(account, contract.getField("EndDate"));
    }
    assertThat(renewals).isGreaterThan(ACCOUNTS / 2);
  }

  @Test
  void mailboxesHoldExactlyTheMessagesOfTheTruth() throws Exception {
    List<String> ids = new ArrayList<>();
    int separators = 0;
    for (Path file : mailboxes()) {
      String text = unzipped(file);
      separators += (int) SEPARATOR.matcher(text).results().count();
      MESSAGE_ID.matcher(text).results().forEach(match -> ids.add(match.group(1)));
    }
    Set<String> truth =
        truth("sim_truth_message").stream().map(r -> r.get("message_id")).collect(toSet());
    assertThat(Set.copyOf(ids)).isEqualTo(truth);
    assertThat(ids.size()).isGreaterThan(truth.size());
    // A spoilt message has a separator line and no id.
    assertThat(separators - ids.size()).isBetween(1, 5);
  }

  @Test
  void aHandfulOfRecordsIsSpoilt() throws Exception {
    for (String object : List.of("Case", "Contact", "Task", "Event")) {
      String text = Files.readString(csv(object)).substring(1);
      int columns = text.substring(0, text.indexOf('\n')).split(",").length;
      long cut = 0;
      long all = 0;
      for (var row :
          CsvReader.builder()
              .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
              .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
              .ofCsvRecord(text)) {
        cut += row.getFieldCount() < columns ? 1 : 0;
        all++;
      }
      assertThat(cut).as(object).isBetween(1L, 3L);
      assertThat(cut * 20).as(object).isLessThan(all);
    }
  }

  @Test
  void theSameSeedGivesTheSameBytes() throws Exception {
    Path again = folder.resolve("again");
    new Simulation(World.DEMO, ACCOUNTS, MONTHS, 11, false).writeTo(again);
    // The settings hold the path of the folder.
    Files.delete(again.resolve("plumbline.conf"));
    List<Path> files = files(again);
    assertThat(files(world)).hasSize(files.size() + 1);
    for (Path file : files) {
      assertThat(world.resolve(again.relativize(file))).hasSameBinaryContentAs(file);
    }
  }

  @Test
  void theSampleIsWhatTheSimulatorWrites() throws Exception {
    Path sample = Path.of("../data-samples");
    Path again = folder.resolve("sample");
    Simulation demo = new Simulation(World.DEMO, 1_300, 36, 6, false);
    demo.writeSalesforceTo(again);
    for (Path file : files(again)) {
      assertThat(sample.resolve("exports/salesforce").resolve(again.relativize(file)))
          .hasSameTextualContentAs(file);
    }
    assertThat(sample.resolve("truth/parameters.json")).hasContent(Parameters.json(demo));
  }

  @Test
  void tokensStandInEveryTextNameAndAddressAndNowhereElse() throws Exception {
    Path planted = folder.resolve("planted");
    new Simulation(World.DEMO, 40, 14, 11, true).writeTo(planted);
    for (String[] field :
        new String[][] {
          {"Account", "Name"},
          {"Account", "Description"},
          {"Contact", "LastName"},
          {"Contact", "Title"},
          {"User", "Name"},
          {"User", "Email"},
          {"Opportunity", "Name"},
          {"Opportunity", "Description"},
          {"Case", "Subject"},
          {"Case", "Description"},
          {"Task", "Subject"},
          {"Task", "Description"},
          {"Event", "Subject"},
          {"Event", "Location"}
        }) {
      for (NamedCsvRecord row :
          records(planted.resolve("exports/salesforce/" + field[0] + ".csv"))) {
        if (row.getFieldCount() > 5 && !isPlain(row)) {
          assertThat(row.getField(field[1])).as(field[0] + "." + field[1]).contains("zqx");
        }
      }
    }
    for (Path file : files(planted.resolve("truth"))) {
      assertThat(file.toString().endsWith(".gz") ? unzipped(file) : Files.readString(file))
          .doesNotContain("zqx");
    }
    for (Path file : files(world)) {
      assertThat(file.toString().endsWith(".gz") ? unzipped(file) : Files.readString(file))
          .doesNotContain("zqx");
    }
  }

  /** The records that are spoilt on purpose belong to nobody. */
  private static boolean isPlain(NamedCsvRecord row) {
    return row.getFields().contains("Nobody")
        || row.getFields().contains("Lost")
        || row.getFields().contains("cut");
  }

  private String min(String a, String b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  private static String month(NamedCsvRecord row, String field) {
    return row.getField(field).substring(0, 7);
  }

  private static Set<String> competing() throws IOException {
    return truth("sim_truth_account_month").stream()
        .filter(row -> !row.get("competing").isEmpty())
        .map(row -> row.get("account_id"))
        .collect(toSet());
  }

  private static Path csv(String object) {
    return world.resolve("exports/salesforce/" + object + ".csv");
  }

  private static List<NamedCsvRecord> export(String object) throws IOException {
    return records(csv(object));
  }

  private static List<NamedCsvRecord> records(Path file) throws IOException {
    String text = Files.readString(file);
    assertThat(text).startsWith("\uFEFF\"Id\"");
    return CsvReader.builder()
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .ofNamedCsvRecord(text.substring(1))
        .stream()
        .toList();
  }

  private static List<Map<String, String>> truth(String name) throws IOException {
    List<Map<String, String>> rows = new ArrayList<>();
    String text = unzipped(world.resolve("truth/" + name + ".csv.gz"));
    CsvReader.builder().ofNamedCsvRecord(text).forEach(row -> rows.add(row.getFieldsAsMap()));
    return rows;
  }

  private static List<Path> mailboxes() throws IOException {
    return files(world.resolve("exports/mail")).stream()
        .filter(file -> file.toString().endsWith(".gz"))
        .toList();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static String unzipped(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
