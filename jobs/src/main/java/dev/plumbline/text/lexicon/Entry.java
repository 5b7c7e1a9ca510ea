package dev.plumbline.text.lexicon;

import java.io.Serializable;
import java.util.List;

/**
 * One line of a lexicon.
 *
 * @param level of the disclosure; that of the topic
 * @param weight a level is reached when the weights of its phrases add up to 1
 * @param keepNegated whether the phrase means the same after a "not" ("no budget")
 * @param words the phrase; a word that ends in {@code *} matches every word that begins so, one
 *     that begins with {@code *} every longer word that ends so, a lone {@code *} any word
 */
public record Entry(
    Topic topic, int level, double weight, Owner owner, boolean keepNegated, List<String> words)
    implements Serializable {

  static final String ANY_WORD = "*";

  /** Whether it is the ending of a word, such as Finnish "our". */
  public boolean isEnding() {
    return words.size() == 1 && words.get(0).startsWith(ANY_WORD);
  }

  /** Whether any word may stand between its words. */
  public boolean hasGap() {
    return words.contains(ANY_WORD);
  }

  /** The words after the last one that may be any. */
  List<String> lastRun() {
    return words.subList(words.lastIndexOf(ANY_WORD) + 1, words.size());
  }
}
