package dev.plumbline.text.lexicon;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.config.TextSettings;
import dev.plumbline.errors.LexiconException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * By what texts are scored: scores of two rubrics are not to be compared.
 *
 * @param name the version of the fallback language's lexicon, and a hash over the rules and all
 *     lexica, as it stands on every row
 */
public record Rubric(String name) {

  /** Raised whenever the rules around the lexica score a text differently. */
  private static final String RULES = "4";

  /**
   * The rubric of the lexica that are set.
   *
   * @throws LexiconException if a language has no lexicon
   */
  public static Rubric of(TextSettings settings) {
    return of(settings, texts(settings));
  }

  static Rubric of(TextSettings settings, Map<String, String> texts) {
    MessageDigest digest = sha256();
    digest.update(RULES.getBytes(UTF_8));
    texts.values().forEach(text -> digest.update(text.getBytes(UTF_8)));
    String hash = HexFormat.of().formatHex(digest.digest(), 0, 6);
    return new Rubric(LexiconFile.versionOf(texts.get(settings.fallbackLanguage())) + "-" + hash);
  }

  /** The text of each language's lexicon, by language. */
  static Map<String, String> texts(TextSettings settings) {
    Map<String, String> texts = new TreeMap<>();
    for (String language : settings.languages()) {
      texts.put(language, read(settings, LexiconFile.nameOf(language)));
    }
    return texts;
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
      try (InputStream in = Rubric.class.getResourceAsStream(name)) {
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
