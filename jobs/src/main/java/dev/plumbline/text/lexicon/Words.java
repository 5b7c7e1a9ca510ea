package dev.plumbline.text.lexicon;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a word is, in texts and in lexica alike: letters and digits, with apostrophes inside. */
public final class Words {

  private Words() {}

  public static boolean isInWord(char c) {
    if (c < 128) {
      return (c >= 'a' && c <= 'z')
          || (c >= 'A' && c <= 'Z')
          || (c >= '0' && c <= '9')
          || c == '\''
          || c == '%';
    }
    return Character.isLetterOrDigit(c);
  }

  public static char lower(char c) {
    if (c < 128) {
      return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }
    return Character.toLowerCase(c);
  }

  /** The words of a phrase of a lexicon; {@code *} is part of a word there. */
  static List<String> of(String phrase) {
    List<String> words = new ArrayList<>();
    var word = new StringBuilder();
    for (char c : (phrase + " ").toLowerCase(Locale.ROOT).toCharArray()) {
      if (isInWord(c) || c == '*') {
        word.append(c);
      } else if (!word.isEmpty()) {
        words.add(word.toString());
        word.setLength(0);
      }
    }
    return words;
  }
}
