package dev.plumbline.config;

import java.util.List;

/**
 * Section {@code leaks} of the settings: the search for what was known too early.
 *
 * @param rows how many accounts are measured again, half without and half with other, later
 *     records; 0 for none
 * @param accept checks whose failure is told but stops nothing
 */
public record LeakSettings(Integer rows, List<String> accept) {

  static LeakSettings from(Section section) {
    return new LeakSettings(section.count("rows", 0), section.texts("accept"));
  }
}
