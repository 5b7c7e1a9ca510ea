package dev.plumbline.config;

import java.io.Serializable;
import java.time.Duration;

/**
 * Section {@code relationship} of the settings.
 *
 * @param minutesPerMessage what a message costs who writes or reads it
 * @param minutesPerMeeting what a meeting costs each of our people whose length is not told
 * @param lateDelivery an order later than promised by more than this is a conflict
 */
public record RelationshipSettings(
    Integer minutesPerMessage, Integer minutesPerMeeting, Duration lateDelivery)
    implements Serializable {

  static RelationshipSettings from(Section section) {
    return new RelationshipSettings(
        section.count("minutes-per-message", 0),
        section.count("minutes-per-meeting", 0),
        section.duration("late-delivery", Duration.ZERO));
  }
}
