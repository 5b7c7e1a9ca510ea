package dev.plumbline.text.strip;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * The words of a message that are its writer's own.
 *
 * <p>When in doubt a passage is left out: a sentence missed lowers a count, a sentence of somebody
 * else is credited to the wrong side.
 */
public final class OwnWords {

  private static final Pattern NO_SUBJECT_OF_ITS_OWN =
      Pattern.compile(
          "^\\s*(?:\\[[^\\]]{1,40}\\]\\s*)?(?:re|aw|antw|sv|vs|vl|fw|fwd|wg|tr|rv|ynt|odp)\\s*(?:\\[\\d+\\])?\\s*:.*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private OwnWords() {}

  /** Of a page, such as the {@code text/html} part of a message. */
  public static String ofHtml(String page) {
    return ofPlain(HtmlText.of(page));
  }

  /** Of plain text. Line ends may be of any kind. */
  public static String ofPlain(String text) {
    String lines = normalise(text);
    return Disclaimers.removeFrom(Signatures.removeFrom(QuotedText.removeFrom(lines)));
  }

  /** Of a subject: none where it is that of the message answered or forwarded. */
  public static String ofSubject(String subject) {
    return NO_SUBJECT_OF_ITS_OWN.matcher(subject).matches() ? "" : normalise(subject);
  }

  /** NFKC, line feeds only, typewriter apostrophes. */
  static String normalise(String text) {
    String plain = text;
    if (!isAscii(text)) {
      plain =
          Normalizer.normalize(text, Normalizer.Form.NFKC).replace('’', '\'').replace('‘', '\'');
    }
    return plain.indexOf('\r') < 0 ? plain : plain.replace("\r\n", "\n").replace('\r', '\n');
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 128) {
        return false;
      }
    }
    return true;
  }
}
