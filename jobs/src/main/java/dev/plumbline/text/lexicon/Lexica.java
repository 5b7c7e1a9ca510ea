package dev.plumbline.text.lexicon;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.config.TextSettings;
import dev.plumbline.errors.LexiconException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The lexica of a run, one for each language, and the rubric that they make together. */
public final class Lexica implements Serializable {

  private static final long serialVersionUID = 1;

  /** Raised whenever the rules around the lexica score a text differently. */
  private static final String RULES = "1";

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
    Map<String, Lexicon> lexica = new TreeMap<>();
    MessageDigest digest = sha256();
    digest.update(RULES.getBytes(UTF_8));
    for (String language : new TreeSet<>(settings.languages())) {
      String name = language + ".tsv";
      String text = read(settings, name);
      digest.update(text.getBytes(UTF_8));
      lexica.put(language, LexiconFile.parse(name, language, text));
    }
    String hash = HexFormat.of().formatHex(digest.digest(), 0, 6);
    String version = lexica.get(settings.fallbackLanguage()).version();
    return new Lexica(lexica, settings.fallbackLanguage(), version + "-" + hash);
  }

  /** The version of the fallback language's lexicon and a hash over rules and all lexica. */
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

  private static String read(TextSettings settings, String name) {
    try {
      if (!settings.lexiconFolder().isBlank()) {
        Path file = Path.of(settings.lexiconFolder(), name);
        if (!Files.isRegularFile(file)) {
          throw new LexiconException(file.toString(), List.of("there is no such file"));
        }
        return Files.readString(file);
      }
      try (InputStream in = Lexica.class.getResourceAsStream(name)) {
        if (in == null) {
          throw new LexiconException(
              name, List.of("no lexicon of this language comes with Plumbline"));
        }
        return new String(in.readAllBytes(), UTF_8);
      }
    } catch (IOException e) {
      throw new LexiconException(name, List.of("the file is not readable as UTF-8 text"));
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is not there", e);
    }
  }
}
