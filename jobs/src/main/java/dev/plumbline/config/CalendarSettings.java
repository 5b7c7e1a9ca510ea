package dev.plumbline.config;

import java.io.Serializable;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Section {@code calendar} of the settings.
 *
 * @param path folder, glob or Hadoop URI of calendars; blank where there are none
 * @param zone of times for which neither entry nor calendar names one
 * @param kinds for each kind of meeting, words of its title, place and categories; a {@code *} at
 *     an end stands for the rest of a word
 */
public record CalendarSettings(String path, ZoneId zone, Map<String, List<String>> kinds)
    implements Serializable {

  static CalendarSettings from(Section section) {
    return new CalendarSettings(
        section.optionalText("path"), section.zone("zone"), section.textsByName("kinds"));
  }

  /** {@code kinds}, ready for use. */
  public Map<String, List<Pattern>> kindPatterns() {
    Map<String, List<Pattern>> patterns = new LinkedHashMap<>();
    kinds.forEach(
        (kind, words) -> patterns.put(kind, words.stream().map(CalendarSettings::found).toList()));
    return patterns;
  }

  private static Pattern found(String word) {
    String before = word.startsWith("*") ? "" : "\\b";
    String after = word.endsWith("*") ? "" : "\\b";
    String core = word.replaceAll("^\\*|\\*$", "");
    return Pattern.compile(
        before + Pattern.quote(core) + after,
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
  }
}
