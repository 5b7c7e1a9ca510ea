package dev.plumbline.text;

import dev.plumbline.text.lexicon.Lexica;
import dev.plumbline.text.lexicon.Lexicon;
import java.io.Serializable;

/**
 * Scores what a person wrote: which level of business and of personal matters it discloses, what it
 * asks, and how it stands to conflict, value and price (method §4).
 *
 * <p>The text must be the writer's own, see {@link dev.plumbline.text.strip.OwnWords}. Nothing of
 * it is kept. Immutable; goes to executors; any number of threads may use one.
 */
public final class TextScorer implements Serializable {

  private static final long serialVersionUID = 1;

  private final Lexica lexica;

  public TextScorer(Lexica lexica) {
    this.lexica = lexica;
  }

  /** The rubric that every score of this scorer follows. */
  public String rubric() {
    return lexica.rubric();
  }

  /**
   * The score of the passages of one message, such as its subject and its body.
   *
   * @return null if they are written in a language that has no lexicon
   */
  public TextScore score(String... passages) {
    String language = Languages.of(String.join("\n", passages));
    Lexicon lexicon = lexica.of(language == null ? lexica.fallback() : language);
    return score(lexicon, language, passages);
  }

  /**
   * The score by the lexicon of a language that is known.
   *
   * @return null if that has no lexicon
   */
  public TextScore scoreIn(String language, String... passages) {
    return score(lexica.of(language), language, passages);
  }

  /** The language of a text, as {@link #score} sees it; null if it is too short to tell. */
  public static String languageOf(String text) {
    return Languages.of(text);
  }

  private static TextScore score(Lexicon lexicon, String language, String... passages) {
    if (lexicon == null) {
      return null;
    }
    var tally = new Tally();
    var reader = new SentenceReader(lexicon, tally);
    for (String passage : passages) {
      reader.read(passage);
    }
    return tally.score(language);
  }
}
