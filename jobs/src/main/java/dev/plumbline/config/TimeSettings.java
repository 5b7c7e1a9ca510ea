package dev.plumbline.config;

import java.time.ZoneId;

/**
 * Section {@code time} of the settings.
 *
 * @param zone calendar months and office hours are those of this zone
 * @param referenceMonths length of the reference period, from which priors and standardisers are
 *     learned; its months are not rows of the panel
 */
public record TimeSettings(ZoneId zone, Integer referenceMonths) {

  static TimeSettings from(Section section) {
    return new TimeSettings(section.zone("zone"), section.count("reference-months", 1));
  }
}
