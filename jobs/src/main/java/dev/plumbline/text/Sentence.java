package dev.plumbline.text;

import dev.plumbline.text.lexicon.Entry;
import dev.plumbline.text.lexicon.Lexicon;
import dev.plumbline.text.lexicon.Topic;
import java.util.Arrays;

/**
 * One sentence while it is read: which words mark a person or a condition, and which phrases of the
 * lexicon were found where. Used again for the next sentence.
 */
final class Sentence {

  static final int LONGEST = 256;
  private static final int MOST_HITS = 256;

  private final long[] markers = new long[LONGEST];
  private final long[] suffixes = new long[LONGEST];
  private final int[] classes = new int[LONGEST];
  private final int[] entries = new int[MOST_HITS];
  private final int[] starts = new int[MOST_HITS];
  private final int[] ends = new int[MOST_HITS];
  private Lexicon lexicon;
  private int state;
  private int words;
  private int hits;
  private int firstPerson;
  private int firstSingular;
  private boolean question;
  private boolean exclamation;

  void begin(Lexicon nextLexicon) {
    Arrays.fill(markers, 0, Math.min(LONGEST, words), 0);
    Arrays.fill(suffixes, 0, Math.min(LONGEST, words), 0);
    lexicon = nextLexicon;
    state = nextLexicon.start();
    words = 0;
    hits = 0;
    firstPerson = 0;
    firstSingular = 0;
    question = false;
    exclamation = false;
  }

  /** Adds the lower-case word {@code text[from, to)}. */
  void add(char[] text, int from, int to) {
    int wordClass = lexicon.wordClass(text, from, to);
    classes[words++] = wordClass;
    if (wordClass == 0 && to - from > 2 && text[to - 1] == 's' && text[to - 2] == '\'') {
      // Somebody's.
      markers[words - 1] |= Topic.THIRD.bit();
    }
    state = lexicon.next(state, wordClass);
    boolean meansSomethingElse = false;
    for (int number : lexicon.foundAt(state)) {
      if (lexicon.isWhole(number, classes, words)) {
        found(number);
        Entry entry = lexicon.entry(number);
        meansSomethingElse |= entry.topic() == Topic.OTHER_MEANING && entry.words().size() == 1;
      }
    }
    if (meansSomethingElse && suffixes[words - 1] != 0) {
      // A word that only looks as if it ended in "our".
      markers[words - 1] &= ~suffixes[words - 1];
      suffixes[words - 1] = 0;
    }
  }

  void asks() {
    question = true;
  }

  void exclaims() {
    exclamation = true;
  }

  boolean isFull() {
    return words >= LONGEST - 1;
  }

  int words() {
    return words;
  }

  int firstPerson() {
    return firstPerson;
  }

  int firstSingular() {
    return firstSingular;
  }

  boolean isQuestion() {
    return question;
  }

  boolean isExclamation() {
    return exclamation;
  }

  int hits() {
    return hits;
  }

  Entry entry(int hit) {
    return lexicon.entry(entries[hit]);
  }

  /** The first word of {@code hit}. */
  int start(int hit) {
    return starts[hit];
  }

  /** The word after {@code hit}. */
  int end(int hit) {
    return ends[hit];
  }

  boolean isMarked(int word, Topic marker) {
    return (markers[word] & marker.bit()) != 0;
  }

  /** Whether a word of {@code [from, to)} is marked so; the range may reach over both ends. */
  boolean anyMarked(int from, int to, long bits) {
    for (int word = Math.max(0, from); word < Math.min(words, to); word++) {
      if ((markers[word] & bits) != 0) {
        return true;
      }
    }
    return false;
  }

  long markers(int word) {
    return markers[word];
  }

  /** The markers in the ending of {@code word} itself. */
  long suffixes(int word) {
    return suffixes[word];
  }

  private void found(int number) {
    Entry entry = lexicon.entry(number);
    int start = words - entry.words().size();
    if (entry.topic().domain() == Topic.Domain.MARKER) {
      mark(entry.topic(), start);
      if (entry.isEnding()) {
        suffixes[start] |= entry.topic().bit();
      }
    }
    boolean isHit =
        entry.topic().domain() != Topic.Domain.MARKER
            || entry.topic() == Topic.OTHER_MEANING
            || entry.topic() == Topic.CONFIDENTIAL;
    if (isHit && hits < MOST_HITS) {
      entries[hits] = number;
      starts[hits] = start;
      ends[hits] = words;
      hits++;
    }
  }

  private void mark(Topic marker, int start) {
    if (marker == Topic.FIRST_SINGULAR || marker == Topic.FIRST_PLURAL) {
      firstPerson++;
    }
    if (marker == Topic.FIRST_SINGULAR) {
      firstSingular++;
    }
    for (int word = start; word < words; word++) {
      markers[word] |= marker.bit();
    }
  }
}
