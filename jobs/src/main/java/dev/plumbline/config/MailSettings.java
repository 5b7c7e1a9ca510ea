package dev.plumbline.config;

import java.io.Serializable;

/**
 * Section {@code mail} of the settings.
 *
 * @param path folder, glob or Hadoop URI of mbox files; blank where there is no mail
 */
public record MailSettings(String path) implements Serializable {

  static MailSettings from(Section section) {
    return new MailSettings(section.optionalText("path"));
  }
}
