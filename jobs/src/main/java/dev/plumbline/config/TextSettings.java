package dev.plumbline.config;

import java.io.Serializable;
import java.util.List;

/**
 * Section {@code text} of the settings.
 *
 * @param languages those whose lexicon is used; text in another language is not scored
 * @param fallbackLanguage taken for a text too short to tell; one of {@code languages}
 * @param lexiconFolder where the lexica are read; blank for those that come with Plumbline
 */
public record TextSettings(List<String> languages, String fallbackLanguage, String lexiconFolder)
    implements Serializable {

  static TextSettings from(Section section) {
    List<String> languages = section.texts("languages");
    return new TextSettings(
        languages,
        section.text("fallback-language", languages),
        section.optionalText("lexicon-folder"));
  }
}
