package dev.plumbline.ingest.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.config.Settings;
import dev.plumbline.exports.FoundFile;
import dev.plumbline.privacy.MailDomains;
import dev.plumbline.privacy.OptOut;
import dev.plumbline.privacy.People;
import dev.plumbline.privacy.PersonKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Reads public calendars, many of them broken; {@code scripts/verify-exports FOLDER} runs it. */
@EnabledIfSystemProperty(named = "plumbline.exports", matches = ".+")
class PublicCalendarsTest {

  private static final Path CALENDARS =
      Path.of(System.getProperty("plumbline.exports", "."), "calendar");

  @TempDir private Path folder;

  @Test
  void everyEntryOfEveryFileIsAccountedFor() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(CALENDARS)) {
      files = all.filter(file -> file.toString().endsWith(".ics")).sorted().toList();
    }
    EntryRows rows = entryRows();
    Map<String, Long> became = new TreeMap<>();
    for (Path file : files) {
      Map<String, Long> of = new TreeMap<>();
      var found =
          new FoundFile(file.toString(), CALENDARS.toString(), Files.size(file), false, true);
      Iterator<Row> entries =
          new EntryFile(found, found.name(), /* isOptedOut= */ false)
              .rows(
                  rows,
                  TimeZone.getTimeZone("UTC"),
                  Settings.defaults().unpack(),
                  new Configuration());
      entries.forEachRemaining(row -> of.merge(outcome(row), row.getLong(2), Long::sum));
      of.forEach((what, count) -> became.merge(what, count, Long::sum));
      System.out.printf("%s: %s%n", found.fileName(), of);
    }
    System.out.printf("%d calendars: %s%n", files.size(), became);
    assertThat(became).containsKey("staged");
  }

  private static String outcome(Row row) {
    boolean isQuarantined = row.get(3) != null;
    boolean isOutOfScope = row.getBoolean(4);
    boolean isStaged = row.get(5) != null;
    assertThat(isQuarantined && (isOutOfScope || isStaged)).isFalse();
    return isQuarantined ? row.getString(3) : isStaged ? "staged" : "out of scope";
  }

  private EntryRows entryRows() throws IOException {
    Settings settings =
        Settings.load(
            Files.writeString(folder.resolve("a.conf"), ""),
            Map.of("privacy.key", "a key of the test"));
    PersonKeys keys = PersonKeys.of(settings.privacy(), "", false);
    return new EntryRows(
        keys,
        new People(keys, MailDomains.of(settings.privacy()), OptOut.of(settings.privacy())),
        settings.calendar().kindPatterns(),
        /* readsTitles= */ false);
  }
}
