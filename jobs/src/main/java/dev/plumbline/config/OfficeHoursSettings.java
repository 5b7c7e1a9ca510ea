package dev.plumbline.config;

import java.io.Serializable;

/**
 * Section {@code office-hours} of the settings: Monday to Friday, the same for everybody.
 *
 * @param from first hour of the working day, 0 to 23
 * @param until first hour after it
 */
public record OfficeHoursSettings(Integer from, Integer until) implements Serializable {

  static OfficeHoursSettings from(Section section) {
    Integer from = section.count("from", 0);
    return new OfficeHoursSettings(from, section.count("until", from == null ? 1 : from + 1));
  }
}
