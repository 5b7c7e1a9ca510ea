package dev.plumbline.ingest.calendar;

import dev.plumbline.exports.Micros;
import dev.plumbline.ingest.calendar.entry.Entry;
import dev.plumbline.privacy.Address;
import dev.plumbline.privacy.People;
import dev.plumbline.privacy.PersonKeys;
import dev.plumbline.tables.staging.Interactions;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * The row of one entry: who meets whom when, and what kind of meeting its title, place and
 * categories tell.
 *
 * <p>An entry without anybody but ourselves on it, such as a holiday, is out of scope. A meeting
 * was known when its entry was made. Where that is not told, or is a time that cannot be (Google
 * writes the year 0 of what was imported), it was known when it took place, and one that is still
 * to come when its entry was stamped.
 *
 * @param kinds for each kind of meeting, patterns of its title and place
 * @param readsTitles whether titles may be looked at; places and categories may always
 */
record EntryRows(
    PersonKeys keys, People people, Map<String, List<Pattern>> kinds, boolean readsTitles)
    implements Serializable {

  static final String SOURCE = "calendar";
  private static final int MOST_PEOPLE = 200;

  /** Calendars of Google that are no person's, and what it writes for people it does not know. */
  private static final String CALENDARS = "calendar.google.com";

  ScannedEntry of(String file, long position, Entry entry) {
    var row = new ScannedEntry(file, position, 1);
    List<Row> participants = new ArrayList<>();
    List<Row> answers = new ArrayList<>();
    Set<Address> seen = new HashSet<>();
    Long told = entry.changedAt() == null ? null : Micros.of(entry.changedAt());
    boolean others = false;
    if (entry.organiser() != null && !isNobody(entry.organiser())) {
      People.Person organiser = people.of(entry.organiser());
      if (organiser.hasOptedOut()) {
        return row.outOfScope();
      }
      seen.add(entry.organiser());
      others = !organiser.isOwn();
      participants.add(participant(organiser, "FROM"));
    }
    for (Entry.Guest guest : entry.guests()) {
      People.Person person = people.of(guest.address());
      if (person.hasOptedOut() || isNobody(guest.address())) {
        continue;
      }
      if (guest.answer() != null && !person.isOwn()) {
        answers.add(RowFactory.create(person.key(), guest.answer(), told));
      }
      if (participants.size() < MOST_PEOPLE && seen.add(guest.address())) {
        others |= !person.isOwn();
        participants.add(participant(person, "TO"));
      }
    }
    return others ? filled(row, entry, participants, answers) : row.outOfScope();
  }

  private ScannedEntry filled(
      ScannedEntry row, Entry entry, List<Row> participants, List<Row> answers) {
    boolean isAssumed = !Entry.isPossible(entry.createdAt());
    Instant known = isAssumed ? assumed(entry) : entry.createdAt();
    String uid = entry.uid().isEmpty() ? standIn(entry.start(), participants) : entry.uid();
    return row.set(ScannedEntry.ID, SOURCE + ":" + keys.message(id(uid, entry.occurrence())))
        .set(ScannedEntry.EVENT_MICROS, Micros.of(entry.start()))
        .set(ScannedEntry.KNOWN_MICROS, Micros.of(known))
        .set(ScannedEntry.IS_OCCURRENCE, entry.occurrence() != null)
        .set(ScannedEntry.STANDING, entry.standing().rank())
        .set(ScannedEntry.REVISION, entry.revision())
        .set(
            ScannedEntry.CHANGED_MICROS,
            entry.changedAt() == null ? null : Micros.of(entry.changedAt()))
        .set(ScannedEntry.ANSWERS, answers.toArray(Row[]::new))
        .set(Interactions.IS_KNOWN_AT_ASSUMED, isAssumed)
        .set(Interactions.THREAD_KEY, keys.message(uid))
        .set(Interactions.PARTICIPANTS, participants.toArray(Row[]::new))
        .set(Interactions.DURATION_MINUTES, entry.minutes())
        .set(Interactions.IS_CANCELLED, entry.isCancelled())
        .set(Interactions.KIND, kind(entry));
  }

  private static Instant assumed(Entry entry) {
    boolean isToCome =
        Entry.isPossible(entry.changedAt()) && entry.changedAt().isBefore(entry.start());
    return isToCome ? entry.changedAt() : entry.start();
  }

  private static boolean isNobody(Address address) {
    return address.domain().equals(CALENDARS) || address.domain().endsWith("." + CALENDARS);
  }

  /** What tells an entry without an id from others: when, and who. */
  private static String standIn(Instant start, List<Row> participants) {
    return participants.stream()
        .map(participant -> participant.getString(0))
        .sorted()
        .collect(Collectors.joining("\n", start + "\n", ""));
  }

  private static String id(String uid, Instant occurrence) {
    return occurrence == null ? uid : uid + "\n" + occurrence;
  }

  private String kind(Entry entry) {
    String words = readsTitles ? entry.title() + "\n" + entry.place() : entry.place();
    return kinds.entrySet().stream()
        .filter(kind -> kind.getValue().stream().anyMatch(p -> p.matcher(words).find()))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("MEETING");
  }

  private static Row participant(People.Person person, String role) {
    return RowFactory.create(person.key(), person.domainKey(), person.isOwn(), role);
  }
}
