package dev.plumbline.text.lexicon;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a word is, in texts and in lexica alike: letters and digits, with apostrophes inside.
 * English contractions are the words that they stand for: {@code don't} is {@code do not}.
 */
public final class Words {

  private static final Map<String, String> WHOLE =
      Map.of("can't", "can not", "cannot", "can not", "won't", "will not", "shan't", "shall not");
  private static final Map<String, String> ENDINGS =
      Map.of(
          "'m", " am", "'re", " are", "'ve", " have", "'ll", " will", "'d", " would", "n't",
          " not");

  private Words() {}

  /** What a lower-case word with an apostrophe stands for, words between blanks; else the word. */
  public static String expanded(String word) {
    String whole = WHOLE.get(word);
    if (whole != null) {
      return whole;
    }
    for (Map.Entry<String, String> ending : ENDINGS.entrySet()) {
      if (word.length() > ending.getKey().length() && word.endsWith(ending.getKey())) {
        return word.substring(0, word.length() - ending.getKey().length()) + ending.getValue();
      }
    }
    return word;
  }

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
        words.addAll(List.of(expanded(word.toString()).split(" ", -1)));
        word.setLength(0);
      }
    }
    return words;
  }
}
