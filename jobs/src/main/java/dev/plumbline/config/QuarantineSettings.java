package dev.plumbline.config;

/**
 * Section {@code quarantine} of the settings.
 *
 * @param maxShare with more than this share of a source's records in quarantine nothing is
 *     published
 */
public record QuarantineSettings(Double maxShare) {

  static QuarantineSettings from(Section section) {
    return new QuarantineSettings(section.probability("max-share"));
  }
}
