package dev.plumbline.config;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Section {@code time} of the settings.
 *
 * @param zone calendar months are those of this zone, and office hours of waits for an answer
 * @param referenceMonths length of the reference period, from which priors and standardisers are
 *     learned; its months are not rows of the panel
 * @param asOf nothing known from this day on is used; empty for the first day after the last
 *     complete month that every required source covers
 */
public record TimeSettings(ZoneId zone, Integer referenceMonths, Optional<LocalDate> asOf)
    implements Serializable {

  static TimeSettings from(Section section) {
    return new TimeSettings(
        section.zone("zone"), section.count("reference-months", 1), section.dateOrAuto("as-of"));
  }
}
