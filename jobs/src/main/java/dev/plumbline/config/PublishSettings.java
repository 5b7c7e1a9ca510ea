package dev.plumbline.config;

import java.io.Serializable;

/**
 * Section {@code publish} of the settings.
 *
 * @param root directory or object-store prefix of the plain copies and the report
 * @param keepCopies how many runs' copies are kept, the current one among them
 * @param minAccounts a cell of a group table with fewer accounts has no numbers
 * @param minReps a cell of a group table with fewer sales reps has no numbers
 */
public record PublishSettings(String root, Integer keepCopies, Integer minAccounts, Integer minReps)
    implements Serializable {

  static PublishSettings from(Section section) {
    return new PublishSettings(
        section.text("root"),
        section.count("keep-copies", 1),
        section.count("min-accounts", 1),
        section.count("min-reps", 1));
  }
}
