package dev.plumbline.text;

import dev.plumbline.text.lexicon.Words;
import java.util.Locale;
import java.util.Set;

/**
 * The words by which a text that was sent to many is recognised (method §4.2, step 1).
 *
 * <p>Lower case, in order, without the greeting line, capitalised words inside a line (names),
 * words with digits, addresses and links. Only a keyed hash of them may be kept.
 */
public final class Template {

  private static final int FEWEST_WORDS = 8;
  private static final int LONGEST_GREETING = 6;
  private static final Set<String> GREETINGS =
      Set.of(
          "hi",
          "hello",
          "hey",
          "dear",
          "good",
          "greetings",
          "hallo",
          "liebe",
          "lieber",
          "sehr",
          "guten",
          "moin",
          "hei",
          "moi",
          "terve",
          "hyvä",
          "hej",
          "bonjour",
          "hola",
          "ciao");

  private Template() {}

  /**
   * The words of {@code own}, a text without quotations.
   *
   * @return null where they are so few that two people write the same by chance
   */
  public static String wordsOf(String own) {
    var words = new StringBuilder(own.length());
    int count = 0;
    int seen = 0;
    for (String line : own.lines().toList()) {
      String[] parts = line.strip().split("\\s+");
      boolean blank = parts.length == 1 && parts[0].isEmpty();
      boolean greeting = seen == 0 && isGreeting(parts);
      seen += blank ? 0 : 1;
      if (blank || greeting) {
        continue;
      }
      for (int i = 0; i < parts.length; i++) {
        String word = kept(parts[i], i == 0);
        if (!word.isEmpty()) {
          words.append(word).append(' ');
          count++;
        }
      }
    }
    return count < FEWEST_WORDS ? null : words.toString();
  }

  private static boolean isGreeting(String[] words) {
    return words.length <= LONGEST_GREETING
        && GREETINGS.contains(bare(words[0]).toLowerCase(Locale.ROOT));
  }

  private static String kept(String part, boolean firstOfLine) {
    String word = bare(part);
    boolean name = !firstOfLine && !word.isEmpty() && Character.isUpperCase(word.charAt(0));
    boolean link = part.indexOf('@') >= 0 || part.contains("://") || part.startsWith("www.");
    boolean number = word.chars().anyMatch(Character::isDigit);
    return name || link || number ? "" : word.toLowerCase(Locale.ROOT);
  }

  private static String bare(String part) {
    int from = 0;
    int to = part.length();
    while (from < to && !Words.isInWord(part.charAt(from))) {
      from++;
    }
    while (to > from && !Words.isInWord(part.charAt(to - 1))) {
      to--;
    }
    return part.substring(from, to);
  }
}
