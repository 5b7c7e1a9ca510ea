package dev.plumbline.ingest.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.config.Settings;
import dev.plumbline.config.UnpackSettings;
import dev.plumbline.exports.FoundFile;
import dev.plumbline.privacy.MailDomains;
import dev.plumbline.privacy.OptOut;
import dev.plumbline.privacy.People;
import dev.plumbline.privacy.PersonKeys;
import dev.plumbline.testing.Mutants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no calendar program writes is read all the same; and every entry of it is somewhere. */
class CalendarFuzzTest {

  private static final Configuration HADOOP = new Configuration();
  private static final UnpackSettings UNPACK = Settings.defaults().unpack();
  private static final String PEOPLE =
      "ORGANIZER:mailto:rep@ours.example\nATTENDEE;PARTSTAT=DECLINED:mailto:bob@acme.example\n";
  private static final Map<String, String> SAMPLES =
      Map.of(
          "a.ics",
          "BEGIN:VCALENDAR\nVERSION:2.0\nX-WR-TIMEZONE:Europe/Berlin\n"
              + "BEGIN:VEVENT\nUID:1\nDTSTART;TZID=W. Europe Standard Time:20231101T090000\n"
              + "DTEND;TZID=Home:20231101T100000\nCREATED:20231020T080000Z\nSUMMARY:QBR\\, at\n  last\n"
              + PEOPLE
              + "END:VEVENT\n"
              + "BEGIN:VEVENT\nUID:2\nDTSTART:20231106T090000Z\nDURATION:PT30M\n"
              + "RRULE:FREQ=WEEKLY;BYDAY=MO,TU;COUNT=9\nEXDATE:20231113T090000Z\nDTSTAMP:20231215T000000Z\n"
              + PEOPLE
              + "END:VEVENT\n"
              + "BEGIN:VEVENT\nUID:2\nRECURRENCE-ID:20231120T090000Z\nDTSTART:20231121T090000Z\n"
              + "STATUS:CANCELLED\n"
              + PEOPLE
              + "END:VEVENT\nBEGIN:VTODO\nUID:3\nEND:VTODO\n"
              + "BEGIN:VTIMEZONE\nTZID:Home\nBEGIN:STANDARD\nDTSTART:19701025T030000\n"
              + "TZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nEND:STANDARD\nEND:VTIMEZONE\nEND:VCALENDAR\n",
          "a.json",
          """
          {"value":[{"type":"singleInstance","iCalUId":"9","subject":"x","isCancelled":false,
          "createdDateTime":"2023-10-30T10:00:00Z","start":{"dateTime":"2023-11-08T02:00:00.0000000","timeZone":"Pacific Standard Time"},
          "end":{"dateTime":"2023-11-08T03:00:00.0000000","timeZone":"UTC"},"location":{"displayName":"Bistro"},
          "organizer":{"emailAddress":{"address":"bob@acme.example"}},"categories":["a","b"],
          "attendees":[{"type":"required","status":{"response":"accepted"},"emailAddress":{"address":"rep@ours.example"}}]},
          {"type":"seriesMaster","iCalUId":"8"},{"@removed":{"reason":"deleted"}}],"@odata.deltaLink":"n"}
          """);

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"a.ics", "a.json"})
  void noMutantBreaksAReaderOrLosesAnEntry(String name) throws IOException {
    EntryRows rows = entryRows();
    byte[] sample = SAMPLES.get(name).getBytes(UTF_8);
    List<String> whole = outcomes(name, sample, rows);
    var mutants = new Mutants(List.of(sample), Mutants.seed());
    for (int i = 0; i < Mutants.count(); i++) {
      byte[] mutant = mutants.at(i);
      try {
        long untouched = Mutants.same(mutant, sample);
        assertThat(before(untouched, outcomes(name, mutant, rows)))
            .containsAll(certain(untouched, whole));
      } catch (Throwable e) { // An overflowing stack is a finding as well.
        throw new AssertionError("mutant %d of seed %d".formatted(i, Mutants.seed()), e);
      }
    }
    assertThat(whole).hasSizeGreaterThan(2);
  }

  /** Where each entry begins: an occurrence, where its series does. */
  private List<String> outcomes(String name, byte[] bytes, EntryRows rows) throws IOException {
    Path path = Files.write(folder.resolve(name), bytes);
    var found = new FoundFile(path.toString(), folder.toString(), bytes.length, false, true);
    List<String> outcomes = new ArrayList<>();
    new EntryFile(found, name, /* isOptedOut= */ false)
        .rows(rows, TimeZone.getTimeZone("UTC"), UNPACK, HADOOP)
        .forEachRemaining(row -> add(outcomes, row));
    return outcomes;
  }

  private static void add(List<String> outcomes, Row row) {
    if (row.getLong(2) > 0) {
      boolean isQuarantined = row.get(3) != null;
      boolean isStaged = row.get(5) != null;
      assertThat(isQuarantined).isNotEqualTo(row.getBoolean(4) || isStaged);
      outcomes.add("%08d".formatted(row.getLong(1)));
    }
  }

  private static List<String> before(long position, List<String> outcomes) {
    return outcomes.stream().filter(at -> Long.parseLong(at) < position).distinct().toList();
  }

  /** The entries that ended before the first byte that is another. */
  private static List<String> certain(long untouched, List<String> whole) {
    List<String> certain = before(untouched, whole);
    return certain.subList(0, Math.max(0, certain.size() - 1));
  }

  private EntryRows entryRows() throws IOException {
    Settings settings =
        Settings.load(
            Files.writeString(folder.resolve("a.conf"), ""),
            Map.of("privacy.key", "a key of the fuzzer", "privacy.own-domains", "[ours.example]"));
    PersonKeys keys = PersonKeys.of(settings.privacy(), "", false);
    return new EntryRows(
        keys,
        new People(keys, MailDomains.of(settings.privacy()), OptOut.of(settings.privacy())),
        settings.calendar().kindPatterns(),
        /* readsTitles= */ true);
  }
}
