package dev.plumbline.text.lexicon;

import java.io.Serializable;
import java.util.List;

/**
 * The phrases of one language, ready to be found.
 *
 * <p>Immutable; goes to executors once per task and is used by any number of threads.
 */
public final class Lexicon implements Serializable {

  private static final long serialVersionUID = 1;

  private final String language;
  private final String version;
  private final Entry[] entries;
  private final Vocabulary vocabulary;
  private final PhraseFinder finder;

  Lexicon(String language, String version, List<Entry> entries) {
    this.language = language;
    this.version = version;
    this.entries = entries.toArray(Entry[]::new);
    this.vocabulary =
        new Vocabulary(entries.stream().flatMap(entry -> entry.words().stream()).toList());
    this.finder = new PhraseFinder(entries.stream().map(Entry::lastRun).toList(), vocabulary);
  }

  /** Two letters, as ISO 639 has them. */
  public String language() {
    return language;
  }

  public String version() {
    return version;
  }

  public List<Entry> entries() {
    return List.of(entries);
  }

  /** The class of the lower-case word {@code text[from, to)}, for {@link #next}. */
  public int wordClass(char[] text, int from, int to) {
    return vocabulary.classOf(text, from, to);
  }

  /** Where a sentence begins. */
  public int start() {
    return PhraseFinder.START;
  }

  public int next(int state, int wordClass) {
    return finder.next(state, wordClass);
  }

  /** The entries that may end with the word that led to {@code state}, by their number. */
  public int[] foundAt(int state) {
    return finder.foundAt(state);
  }

  /**
   * Whether an entry of {@link #foundAt} really ends there: the automaton sees what follows its
   * last gap; what stands before it is compared here.
   *
   * @param wordClasses of the sentence
   * @param end the word after the last one of the entry
   */
  public boolean isWhole(int number, int[] wordClasses, int end) {
    Entry entry = entries[number];
    int start = end - entry.words().size();
    if (start < 0) {
      return false;
    }
    int before = entry.words().size() - entry.lastRun().size();
    for (int i = 0; i < before; i++) {
      String word = entry.words().get(i);
      if (!word.equals(Entry.ANY_WORD)
          && !vocabulary.matching(wordClasses[start + i]).contains(word)) {
        return false;
      }
    }
    return true;
  }

  public Entry entry(int number) {
    return entries[number];
  }
}
