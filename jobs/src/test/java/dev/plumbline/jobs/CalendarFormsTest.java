package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.config.Settings;
import dev.plumbline.privacy.PersonKeys;
import dev.plumbline.simulate.Simulation;
import dev.plumbline.simulate.dialect.CalendarDialect;
import dev.plumbline.simulate.world.World;
import dev.plumbline.tables.staging.Interactions;
import dev.plumbline.testing.MemoryLake;
import dev.plumbline.testing.SparkTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The meetings of one simulated world, from calendars and from the CRM. */
@SparkTest
class CalendarFormsTest {

  private static final Path SAMPLES = Path.of("../data-samples/sources");

  @TempDir private Path folder;

  @Test
  void calendarsTellTheMeetingsOfTheCrm(MemoryLake lake) throws IOException {
    write(new Simulation(World.SPT, 12, 10, 5, /* plantsTokens= */ false));
    Column[] shared = {
      Interactions.EVENT_AT.col(),
      Interactions.KNOWN_AT.col(),
      Interactions.DURATION_MINUTES.col(),
      Interactions.IS_CANCELLED.col(),
      Interactions.KIND.col()
    };
    Settings settings = settings(CalendarDialect.ICS);
    new IngestCrm(
            "salesforce",
            settings.sources().get("salesforce"),
            settings.privacy(),
            settings.text(),
            settings.unpack())
        .run(lake);
    List<Row> expected = rows(lake, "salesforce", shared);
    assertThat(expected).hasSizeGreaterThan(25);

    for (CalendarDialect form : CalendarDialect.values()) {
      ingest(form, lake);
      assertThat(rows(lake, "calendar", shared)).as(form.name()).isEqualTo(expected);
    }
  }

  @Test
  void bothFormsTellTheSame(MemoryLake lake) throws IOException {
    write(new Simulation(World.SPT, 12, 10, 5, /* plantsTokens= */ false));
    Column[] all =
        Interactions.TABLE.fields().stream().map(field -> field.col()).toArray(Column[]::new);
    ingest(CalendarDialect.ICS, lake);
    List<Row> expected = rows(lake, "calendar", all);
    ingest(CalendarDialect.GRAPH, lake);

    assertThat(rows(lake, "calendar", all)).isEqualTo(expected);
    assertThat(expected).anyMatch(row -> row.toString().contains("REVIEW"));
  }

  @Test
  void theSamplesAreWhatTheSimulatorWrites() throws IOException {
    write(new Simulation(World.SPT, 4, 8, 5, /* plantsTokens= */ false));

    for (CalendarDialect form : CalendarDialect.values()) {
      Path sample = SAMPLES.resolve("calendar-" + form.name().toLowerCase(Locale.ROOT));
      try (Stream<Path> files = Files.list(folder.resolve(form.name()))) {
        List<Path> written = files.sorted().toList();
        assertThat(written).isNotEmpty();
        for (Path file : written) {
          assertThat(sample.resolve(file.getFileName())).hasSameBinaryContentAs(file);
        }
      }
    }
  }

  private void write(Simulation simulation) throws IOException {
    Files.writeString(folder.resolve(PersonKeys.SAMPLE_MARKER), "");
    simulation.writeSalesforceTo(folder.resolve("salesforce"));
    for (CalendarDialect form : CalendarDialect.values()) {
      form.write(folder.resolve("salesforce"), folder.resolve(form.name()));
    }
  }

  private void ingest(CalendarDialect form, MemoryLake lake) throws IOException {
    Settings settings = settings(form);
    new IngestCalendar(settings.calendar(), settings.privacy(), settings.unpack()).run(lake);
  }

  private Settings settings(CalendarDialect form) throws IOException {
    Path conf = Files.writeString(folder.resolve("a.conf"), "");
    return Settings.load(
        conf,
        Map.of(
            "privacy.key",
            PersonKeys.SAMPLE_KEY,
            "privacy.text-mode",
            "subject",
            "privacy.own-domains",
            "[northgate.example]",
            "calendar.path",
            folder.resolve(form.name()).toString(),
            "salesforce.path",
            folder.resolve("salesforce").toString()));
  }

  private static List<Row> rows(MemoryLake lake, String source, Column... columns) {
    return lake.read(Interactions.TABLE)
        .where(Interactions.SOURCE.col().equalTo(source))
        .where(Interactions.CHANNEL.col().equalTo("MEETING"))
        .select(columns)
        .orderBy(columns[0], columns[1], columns[2], columns[3], columns[4])
        .collectAsList();
  }
}
