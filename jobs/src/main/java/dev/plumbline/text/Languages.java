package dev.plumbline.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.text.lexicon.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells the language of a text by its small words and by how its words end: the one that has most
 * of them among the first hundred words, by a margin. Words that two languages share count for
 * both.
 *
 * <p>Knows more languages than there are lexica for, so that a text in one of those is left alone.
 */
final class Languages {

  private static final int FEWEST = 2;
  private static final int LOOK_AT = 100;
  private static final List<String> NAMES = new ArrayList<>();
  private static final int LONGEST_WORD = 10;
  private static final int LONGEST_COUNTED = 40;
  private static final int LONGEST_ENDING = 6;
  private static final int SHORTEST_WITH_ENDING = 6;
  private static final Map<String, Integer> LANGUAGES_OF_WORD = new HashMap<>();
  private static final Map<String, Integer> LANGUAGES_OF_ENDING = new HashMap<>();

  static {
    read();
  }

  private Languages() {}

  /** Two letters; null if the text is too short, or has words of no language or of two alike. */
  static String of(String text) {
    int[] counts = new int[NAMES.size()];
    int words = 0;
    int at = 0;
    while (at < text.length() && words < LOOK_AT) {
      int end = at;
      while (end < text.length() && Words.isInWord(text.charAt(end))) {
        end++;
      }
      if (end > at) {
        words++;
        count(text, at, end, counts);
      }
      at = end + 1;
    }
    return winner(counts);
  }

  private static void count(String text, int from, int to, int[] counts) {
    if (to - from > LONGEST_COUNTED) {
      return;
    }
    char[] word = new char[to - from];
    for (int i = from; i < to; i++) {
      word[i - from] = Words.lower(text.charAt(i));
    }
    int languages =
        word.length > LONGEST_WORD ? 0 : LANGUAGES_OF_WORD.getOrDefault(new String(word), 0);
    if (word.length >= SHORTEST_WITH_ENDING) {
      for (int length = 2; length <= LONGEST_ENDING; length++) {
        languages |=
            LANGUAGES_OF_ENDING.getOrDefault(new String(word, word.length - length, length), 0);
      }
    }
    for (int language = 0; languages != 0; language++, languages >>>= 1) {
      counts[language] += languages & 1;
    }
  }

  private static String winner(int[] counts) {
    int best = 0;
    int second = -1;
    for (int i = 1; i < counts.length; i++) {
      if (counts[i] > counts[best]) {
        second = best;
        best = i;
      } else if (second < 0 || counts[i] > counts[second]) {
        second = i;
      }
    }
    boolean clear = counts[best] >= FEWEST && counts[best] > counts[second];
    return clear ? NAMES.get(best) : null;
  }

  private static void read() {
    try (InputStream in = Languages.class.getResourceAsStream("small-words.txt")) {
      for (String line : new String(in.readAllBytes(), UTF_8).lines().toList()) {
        int colon = line.indexOf(':');
        int language = NAMES.size();
        NAMES.add(line.substring(0, colon));
        for (String word : line.substring(colon + 1).strip().split(" ", -1)) {
          Map<String, Integer> languages =
              word.startsWith("*") ? LANGUAGES_OF_ENDING : LANGUAGES_OF_WORD;
          languages.merge(word.replace("*", ""), 1 << language, (a, b) -> a | b);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
