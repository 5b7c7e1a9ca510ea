package dev.plumbline.ingest.calendar.entry;

import dev.plumbline.privacy.Address;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One entry of a calendar, or one occurrence of a series.
 *
 * @param uid what all calendars call it, or its series
 * @param occurrence when the series has this occurrence, wherever it was moved to; null if it is
 *     none
 * @param minutes its length; null for whole days
 * @param createdAt null where the calendar does not tell
 * @param changedAt of several accounts of an entry the newest holds; null where it does not tell
 * @param revision as {@code SEQUENCE} counts
 * @param standing whose word it is
 * @param title what it is about
 * @param place where it is, and what it is filed under
 */
public record Entry(
    String uid,
    Instant occurrence,
    Instant start,
    Integer minutes,
    Instant createdAt,
    Instant changedAt,
    int revision,
    Standing standing,
    boolean isCancelled,
    Address organiser,
    List<Guest> guests,
    String title,
    String place) {

  private static final Instant FIRST = Instant.parse("1980-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("2100-01-01T00:00:00Z");

  public Entry {
    uid = MeetingId.of(uid, occurrence != null);
  }

  /** Whether something may happen then: programs write years such as 1601 and 4501 for none. */
  public static boolean isPossible(Instant instant) {
    return instant != null && !instant.isBefore(FIRST) && instant.isBefore(LAST);
  }

  /**
   * What it says of its own occurrence, said of one that follows in the series.
   *
   * @param follower as the series has it
   */
  public Entry of(Entry follower) {
    return new Entry(
        uid,
        follower.occurrence,
        follower.occurrence.plus(Duration.between(occurrence, start)),
        minutes,
        createdAt == null ? follower.createdAt : createdAt,
        changedAt,
        revision,
        follower.standing,
        isCancelled,
        organiser,
        guests,
        title,
        place);
  }

  /** Of several accounts of one occurrence that with the first standing holds. */
  public enum Standing {
    /** This very entry. */
    OWN(0),
    /** An occurrence that follows from its series. */
    OF_SERIES(1),
    /** What a guest answered, of which only the answer counts. */
    ANSWER(2);

    private final int rank;

    Standing(int rank) {
      this.rank = rank;
    }

    public int rank() {
      return rank;
    }
  }

  /** Somebody invited, with what he or she answered: ACCEPTED, DECLINED, TENTATIVE, or null. */
  public record Guest(Address address, String answer) {}
}
