package dev.plumbline.text.lexicon;

import dev.plumbline.config.TextSettings;
import dev.plumbline.errors.LexiconException;
import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;

/** The lexica of a run, one for each language, and the rubric that they make together. */
public final class Lexica implements Serializable {

  private static final long serialVersionUID = 1;

  private final Map<String, Lexicon> byLanguage;
  private final String fallback;
  private final String rubric;

  private Lexica(Map<String, Lexicon> byLanguage, String fallback, String rubric) {
    this.byLanguage = byLanguage;
    this.fallback = fallback;
    this.rubric = rubric;
  }

  /**
   * The lexica of the languages that are set.
   *
   * @throws LexiconException if a language has no lexicon, or one that cannot be read
   */
  public static Lexica of(TextSettings settings) {
    Map<String, String> texts = Rubric.texts(settings);
    Map<String, Lexicon> lexica = new TreeMap<>();
    texts.forEach((language, text) -> lexica.put(language, LexiconFile.parse(language, text)));
    return new Lexica(lexica, settings.fallbackLanguage(), Rubric.of(settings, texts).name());
  }

  /** The name of the {@link Rubric}. */
  public String rubric() {
    return rubric;
  }

  /** The lexicon of {@code language}; null if this run has none. */
  public Lexicon of(String language) {
    return byLanguage.get(language);
  }

  /** The language of a text too short to tell. */
  public String fallback() {
    return fallback;
  }
}
