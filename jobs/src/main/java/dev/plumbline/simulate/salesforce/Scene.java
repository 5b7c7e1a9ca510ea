package dev.plumbline.simulate.salesforce;

import dev.plumbline.simulate.people.Directory;
import dev.plumbline.simulate.people.Timeline;
import dev.plumbline.simulate.text.Kind;
import dev.plumbline.simulate.text.Sentences;
import dev.plumbline.simulate.text.Slots;
import dev.plumbline.simulate.text.Split;
import dev.plumbline.simulate.world.Chance;
import dev.plumbline.simulate.world.Fault;
import dev.plumbline.simulate.world.LatentWorld;
import dev.plumbline.simulate.world.Stream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What every file of an export is written from. */
record Scene(
    LatentWorld world, Directory directory, Timeline timeline, Sentences sentences, Fault fault) {

  static final long DAY = 86_400;
  static final long HOUR = 3_600;

  /** Cases, tasks and events are kept from this month on; contracts from the beginning. */
  static final int FIRST_ACTIVITY = 0;

  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.000'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** Who creates records in nobody's name. */
  String administrator() {
    return SalesforceId.user(USERS_OF_NO_ACCOUNT);
  }

  static final int USERS_OF_NO_ACCOUNT = 900_000;

  /** For what concerns the account as a whole, in all months. */
  Chance chance(String object, int account) {
    return Chance.of(world.seed() ^ object.hashCode(), Stream.CRM, account);
  }

  Chance chance(String object, int account, int month) {
    return Chance.of(world.seed() ^ object.hashCode(), Stream.CRM, account, month);
  }

  /** An instant as an export writes it; empty for none, or for one after the export. */
  String instant(long moment) {
    return moment <= 0 ? "" : INSTANT.format(Instant.ofEpochSecond(moment));
  }

  /** Whether the CRM tells of today alone. */
  boolean isSnapshot() {
    return fault == Fault.SNAPSHOT;
  }

  boolean isKnown(long moment) {
    return moment < timeline.exported();
  }

  /** Free text of a field, with its token where tokens are planted. */
  String text(Chance chance, Kind kind, String field, long key) {
    Split split = chance.happens(.5) ? Split.TUNING : Split.HELD_BACK;
    String words = Slots.fill(chance, sentences.ordinary(chance, kind, split).pattern());
    return directory.tokens().in(words, field, key);
  }

  String token(String words, String field, long key) {
    return directory.tokens().in(words, field, key);
  }
}
