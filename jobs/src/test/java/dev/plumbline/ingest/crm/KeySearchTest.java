package dev.plumbline.ingest.crm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.testing.SparkTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables whose keys come once are found, and what becomes of rows is the same as without. */
@SparkTest
class KeySearchTest {

  @TempDir private Path parent;
  private final SparkSession spark;
  private Path folder;

  KeySearchTest(SparkSession spark) {
    this.spark = spark;
  }

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectories(parent.resolve("export"));
    write("Account.csv", "Id,Name,CreatedDate\n001A,a,2024-01-01\n001B,b,2024-01-01\n");
    write("Contact.csv", "Id,AccountId,Email,CreatedDate\n003A,001A,a@b.example,2024-01-01\n");
  }

  @Test
  void tablesAreToldOfWhichNoKeyComesTwice() throws IOException {
    write("Account_2.csv", "Id,Name,CreatedDate\n001C,c,2024-01-01\n");

    assertThat(single(0)).containsExactlyInAnyOrder("accounts", "contacts");
  }

  @Test
  void smallTablesArePassedOver() throws IOException {
    assertThat(single(1 << 20)).isEmpty();
  }

  @Test
  void oneKeyThatComesTwiceIsFoundAcrossFiles() throws IOException {
    write("Account_2.csv", "Id,Name,CreatedDate\n001C,c,2024-01-01\n001A,c,2024-01-01\n");

    assertThat(single(0)).containsExactly("contacts");
  }

  @Test
  void twoSpellingsOfOneIdAreOneKey() throws IOException {
    write("Account_1.csv", "Id,Name,CreatedDate\n0015g00000AbCdE,c,2024-01-01\n");
    write("Account_2.csv", "Id,Name,CreatedDate\n\" 0015g00000AbCdEAAV\",c,2024-01-01\n");

    assertThat(single(0)).containsExactly("contacts");
  }

  @Test
  void tasksAndMeetingsShareATable() throws IOException {
    write("Task.csv", "Id,CreatedDate\n00TA,2024-01-01\n");
    write("Event.csv", "Id,StartDateTime,CreatedDate\n00TA,2024-01-01T10:00:00Z,2024-01-01\n");

    assertThat(single(0)).containsExactlyInAnyOrder("accounts", "contacts");
  }

  @Test
  void ofATableThatJsonTellsNothingIsFoundOut() throws IOException {
    write("Account_2.jsonl", "{\"Id\": \"001C\", \"CreatedDate\": \"2024-01-01\"}\n");

    assertThat(single(0)).containsExactly("contacts");
  }

  @Test
  void whatBecomesOfRowsDoesNotDependOnTheSearch() throws IOException {
    for (long seed = 0; seed < 4; seed++) {
      var random = new Random(seed);
      write("Account_1.csv", accounts(random, 0, 40));
      write("Account_2.csv", accounts(random, seed % 2 == 0 ? 40 : 20, 40));
      write("Task.csv", tasks(random));

      List<String> searched = outcomes(0);

      assertThat(searched).containsExactlyElementsOf(outcomes(Long.MAX_VALUE));
      assertThat(searched.stream().anyMatch(row -> row.contains("DUPLICATE")))
          .isEqualTo(seed % 2 == 1);
    }
  }

  private Set<String> single(long worthwhile) throws IOException {
    var export = new SalesforceFolder(folder, spark);
    return KeySearch.singleKeyed(
        export.files(), worthwhile, export.reading(), export.settings().unpack(), spark);
  }

  private List<String> outcomes(long worthwhile) throws IOException {
    var export = new SalesforceFolder(folder, spark);
    return ExportRows.of(
            export.files(), worthwhile, export.reading(), export.settings().unpack(), spark)
        .collectAsList()
        .stream()
        .map(Row::toString)
        .sorted()
        .toList();
  }

  /** Some records without an id, with a wrong one, deleted, or with a quote that is misplaced. */
  private static String accounts(Random random, int first, int count) {
    var text = new StringBuilder("Id,Name,IsDeleted,CreatedDate\n");
    for (int i = first; i < first + count; i++) {
      String id = "001%03d".formatted(i);
      String cell = List.of(id, id, id, id, "", "a b").get(random.nextInt(6));
      String name = List.of("a", "b", "\"c\"d\"", "e,").get(random.nextInt(4));
      text.append("%s,%s,%s,2024-01-01\n".formatted(cell, name, random.nextInt(9) == 0));
    }
    return text.toString();
  }

  private static String tasks(Random random) {
    var text = new StringBuilder("Id,AccountId,Status,ActivityDate,CreatedDate\n");
    for (int i = 0; i < 30; i++) {
      String status = random.nextInt(4) == 0 ? "Not Started" : "Completed";
      text.append("00T%03d,001001,%s,2024-01-01,2024-01-02\n".formatted(i, status));
    }
    return text.toString();
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
