package dev.plumbline.config;

import java.io.Serializable;
import java.util.List;

/**
 * Section {@code identity} of the settings.
 *
 * @param sources systems whose account stands for those of others, the first one first
 * @param same pairs of account ids that are one company, decided by a person
 * @param different pairs of account ids that are not, decided by a person
 */
public record IdentitySettings(
    List<String> sources, List<List<String>> same, List<List<String>> different)
    implements Serializable {

  static IdentitySettings from(Section section) {
    return new IdentitySettings(
        section.texts("sources"), section.pairs("same"), section.pairs("different"));
  }
}
