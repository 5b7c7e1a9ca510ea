package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.config.MailSettings;
import dev.plumbline.config.PrivacySettings;
import dev.plumbline.config.Secret;
import dev.plumbline.config.TextMode;
import dev.plumbline.config.TextSettings;
import dev.plumbline.config.UnpackSettings;
import dev.plumbline.privacy.PersonKeys;
import dev.plumbline.schema.Field;
import dev.plumbline.simulate.Simulation;
import dev.plumbline.simulate.mail.MailDialect;
import dev.plumbline.simulate.world.World;
import dev.plumbline.tables.operations.Conservation;
import dev.plumbline.tables.quarantine.Records;
import dev.plumbline.tables.staging.Interactions;
import dev.plumbline.testing.MemoryLake;
import dev.plumbline.testing.SparkTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same mail of a simulated world, in whatever form it was exported. */
@SparkTest
class MailFormsTest {

  /**
   * A mailbox and an interface measure a message differently, and one of them knows when it came.
   */
  private static final List<Field> OWN =
      List.of(Interactions.SIZE_BYTES, Interactions.IS_KNOWN_AT_ASSUMED);

  @TempDir private static Path folder;

  @BeforeAll
  static void simulate() throws Exception {
    Files.writeString(folder.resolve(PersonKeys.SAMPLE_MARKER), "");
    for (MailDialect form : MailDialect.values()) {
      new Simulation(World.SPT, 12, 8, 3, /* plantsTokens= */ false)
          .writeMailTo(folder.resolve(form.name()), form);
    }
  }

  @ParameterizedTest
  @EnumSource(
      names = {"MBOX", "TRACE"},
      mode = EnumSource.Mode.EXCLUDE)
  void givesTheSameMessages(MailDialect form, MemoryLake lake) {
    job(MailDialect.MBOX).run(lake);
    List<Row> expected = messages(lake);
    job(form).run(lake);

    assertThat(differences(expected, messages(lake))).isEmpty();
    assertThat(expected).hasSizeGreaterThan(300);
  }

  /** A trace saw the same messages pass; what it cannot know is not compared. */
  @Test
  void aTraceTellsWhoWroteToWhomAndWhen(MemoryLake lake) {
    job(MailDialect.MBOX).run(lake);
    List<Row> expected = passed(lake);
    job(MailDialect.TRACE).run(lake);

    assertThat(differences(expected, passed(lake))).isEmpty();
    assertThat(expected).hasSizeGreaterThan(300);
  }

  @ParameterizedTest
  @EnumSource
  void accountsForEveryRecord(MailDialect form, MemoryLake lake) {
    job(form).run(lake);

    List<Row> files = lake.read(Conservation.TABLE).collectAsList();
    assertThat(files)
        .isNotEmpty()
        .allMatch(
            file ->
                count(file, Conservation.RECORDS_READ)
                    == count(file, Conservation.ACCEPTED)
                        + count(file, Conservation.QUARANTINED)
                        + count(file, Conservation.DUPLICATE)
                        + count(file, Conservation.OUT_OF_SCOPE));
    assertThat(files).anyMatch(file -> count(file, Conservation.DUPLICATE) > 0);
    assertThat(lake.read(Records.TABLE).select(Records.REASON.col()).distinct().collectAsList())
        .extracting(row -> row.getString(0))
        .isNotEmpty()
        .isSubsetOf("NO_SENDER", "NOT_A_MESSAGE");
  }

  @Test
  void oneMessageInSeveralFormsIsStagedOnce(MemoryLake lake) {
    job(MailDialect.MBOX).run(lake);
    List<Row> expected = messages(lake);
    job(folder.toString()).run(lake);

    assertThat(differences(expected, messages(lake))).isEmpty();
  }

  /** The first few messages that are not the same, by what they differ in. */
  private static List<String> differences(List<Row> expected, List<Row> actual) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < Math.max(expected.size(), actual.size()) && all.size() < 5; i++) {
      Row one = i < expected.size() ? expected.get(i) : null;
      Row other = i < actual.size() ? actual.get(i) : null;
      if (one == null || !one.equals(other)) {
        all.add(one + "\nnot\n" + other);
      }
    }
    return all;
  }

  private static long count(Row file, Field field) {
    return file.getAs(field.name());
  }

  private static List<Row> messages(MemoryLake lake) {
    Column[] shared =
        Interactions.TABLE.fields().stream()
            .filter(field -> !OWN.contains(field))
            .map(Field::col)
            .toArray(Column[]::new);
    return lake.read(Interactions.TABLE)
        .select(shared)
        .orderBy(Interactions.INTERACTION_ID.col(), functions.hash(shared))
        .collectAsList();
  }

  private static List<Row> passed(MemoryLake lake) {
    Column senders =
        functions.filter(
            Interactions.PARTICIPANTS.col(), person -> person.getField("role").equalTo("FROM"));
    return lake.read(Interactions.TABLE)
        .select(Interactions.INTERACTION_ID.col(), Interactions.EVENT_AT.col(), senders)
        .orderBy(Interactions.INTERACTION_ID.col())
        .collectAsList();
  }

  private static IngestMail job(MailDialect form) {
    return job(folder.resolve(form.name()).toString());
  }

  private static IngestMail job(String path) {
    return new IngestMail(
        new MailSettings(path, "M/d/yyyy h:mm:ss a"),
        new PrivacySettings(
            new Secret(PersonKeys.SAMPLE_KEY),
            "1",
            TextMode.BODY,
            List.of("northgate.example"),
            List.of(),
            List.of(),
            List.of(),
            List.of()),
        new TextSettings(List.of("en"), "en", ""),
        new UnpackSettings(200, 1L << 40, 100_000));
  }
}
