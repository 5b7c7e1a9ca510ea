package dev.plumbline.config;

import java.io.Serializable;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Section {@code mail} of the settings.
 *
 * @param path folder, glob or Hadoop URI of mail; blank where there is none
 * @param traceDates how a message trace writes a date that does not begin with its year, as a
 *     pattern of {@link DateTimeFormatter}
 */
public record MailSettings(String path, String traceDates) implements Serializable {

  static MailSettings from(Section section) {
    return new MailSettings(
        section.optionalText("path"), section.text("trace-dates", Requirement.DATE_TIME_PATTERN));
  }

  /** {@code traceDates}, ready for use. */
  public DateTimeFormatter traceDateFormat() {
    return DateTimeFormatter.ofPattern(traceDates, Locale.US);
  }
}
