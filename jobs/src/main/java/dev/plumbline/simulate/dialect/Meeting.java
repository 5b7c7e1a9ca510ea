package dev.plumbline.simulate.dialect;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * A meeting, as a row of the CRM has it.
 *
 * @param organiser address of the rep
 * @param guest address of the contact; null if the CRM has none
 */
record Meeting(Map<String, String> row, String organiser, String guest) {

  String uid() {
    return row.get("Id") + "@northgate.example";
  }

  String title() {
    return row.get("Subject");
  }

  String place() {
    return row.get("Location");
  }

  boolean isCancelled() {
    return row.get("IsCancelled__c").equals("true");
  }

  Instant createdAt() {
    return Instant.parse(row.get("CreatedDate"));
  }

  Instant start() {
    return Instant.parse(row.get("StartDateTime"));
  }

  Instant end() {
    return start().plus(Duration.ofMinutes(Long.parseLong(row.get("DurationInMinutes"))));
  }

  /** What the contact answered: now and then nothing, and no to some. */
  Answer answer() {
    int choice = Math.floorMod(uid().hashCode(), 10);
    return choice == 0 ? Answer.DECLINED : choice < 3 ? Answer.NONE : Answer.ACCEPTED;
  }

  enum Answer {
    ACCEPTED,
    DECLINED,
    NONE
  }
}
