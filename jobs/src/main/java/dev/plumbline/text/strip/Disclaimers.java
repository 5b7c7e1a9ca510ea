package dev.plumbline.text.strip;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Removes the notices that a company's server puts under every mail.
 *
 * <p>A paragraph of at least 25 words is one when it speaks of confidence or of the environment and
 * uses at least two more words of such notices; from the first one on, everything goes. What a
 * person writes in confidence is shorter.
 */
final class Disclaimers {

  private static final int FEWEST_WORDS = 25;
  private static final int FEWEST_SIGNS = 3;
  private static final Pattern PARAGRAPH_END = Pattern.compile("\\n[ \\t]*\\n");
  private static final Pattern SIGN =
      Pattern.compile(
          "confidential|privileged|intended (?:only )?(?:for|recipient|solely)|addressee|unauthori[sz]ed|disclos(?:e|ure)"
              + "|dissemination|distribution|delete|destroy|notify|virus|liabilit|received (?:this|it) in error"
              + "|this (?:e-?mail|message|communication)|before printing|unsubscribe|copying|strictly prohibited"
              + "|vertraulich|empfänger|irrtümlich|unbefugt|informieren|vernichten|löschen|diese (?:e-mail|nachricht)"
              + "|luottamuksellinen|vastaanottaj|erehdyksessä|poista|tuhota|hävit|tämä (?:viesti|sähköposti)");

  private Disclaimers() {}

  static String removeFrom(String text) {
    int start = 0;
    Matcher ends = PARAGRAPH_END.matcher(text);
    while (start < text.length()) {
      int end = ends.find(start) ? ends.start() : text.length();
      if (isNotice(text.substring(start, end))) {
        return text.substring(0, start);
      }
      start = Math.max(end + 1, end == text.length() ? end : ends.end());
    }
    return text;
  }

  private static boolean isNotice(String paragraph) {
    if (paragraph.length() < FEWEST_WORDS * 4 || words(paragraph) < FEWEST_WORDS) {
      return false;
    }
    Matcher sign = SIGN.matcher(paragraph.toLowerCase(Locale.ROOT));
    int signs = 0;
    String last = "";
    while (sign.find() && signs < FEWEST_SIGNS) {
      if (!sign.group().equals(last)) {
        signs++;
        last = sign.group();
      }
    }
    return signs >= FEWEST_SIGNS;
  }

  private static int words(String paragraph) {
    int words = 0;
    boolean inWord = false;
    for (int i = 0; i < paragraph.length(); i++) {
      boolean blank = paragraph.charAt(i) <= ' ';
      if (!blank && !inWord) {
        words++;
      }
      inWord = !blank;
    }
    return words;
  }
}
