package dev.plumbline.text;

import dev.plumbline.text.lexicon.Lexicon;
import dev.plumbline.text.lexicon.Words;
import java.util.Set;

/**
 * Cuts a text into sentences, and these into words.
 *
 * <p>A sentence ends at a full stop, question or exclamation mark before a blank, at an empty line,
 * before a list item, and at the end of a short line when the next one begins with a capital. A
 * full stop after one letter or a usual abbreviation does not end it.
 */
final class SentenceReader {

  private static final int SHORT_LINE = 50;
  private static final Set<String> ABBREVIATIONS =
      Set.of(
          "mr", "ms", "dr", "vs", "mrs", "inc", "ltd", "ca", "st", "bzw", "ggf", "inkl", "evtl",
          "vgl", "nr", "usw", "esim", "mm", "ym", "ks", "klo");

  private final Lexicon lexicon;
  private final Sentence sentence = new Sentence();
  private final SentenceRules rules;
  private char[] text = {};
  private int lineStart;

  SentenceReader(Lexicon lexicon, Tally tally) {
    this.lexicon = lexicon;
    this.rules = new SentenceRules(sentence, tally);
    sentence.begin(lexicon);
  }

  void read(String passage) {
    text = passage.toCharArray();
    lineStart = 0;
    int at = 0;
    while (at < text.length) {
      char c = text[at];
      if (Words.isInWord(c)) {
        at = word(at);
        continue;
      }
      mark(c, at);
      at++;
    }
    end();
  }

  private int word(int from) {
    int to = from;
    while (to < text.length && Words.isInWord(text[to])) {
      text[to] = Words.lower(text[to]);
      to++;
    }
    int first = from;
    int last = to;
    while (first < last && text[first] == '\'') {
      first++;
    }
    while (last > first && text[last - 1] == '\'') {
      last--;
    }
    if (first < last) {
      add(first, last);
    }
    return to;
  }

  private void add(int from, int to) {
    if (sentence.isFull()) {
      end();
    }
    if (!mayBeContracted(from, to)) {
      sentence.add(text, from, to);
      return;
    }
    char[] words = Words.expanded(new String(text, from, to - from)).toCharArray();
    int start = 0;
    for (int i = 0; i <= words.length; i++) {
      if (i == words.length || words[i] == ' ') {
        sentence.add(words, start, i);
        start = i + 1;
      }
    }
  }

  private boolean mayBeContracted(int from, int to) {
    for (int i = from; i < to; i++) {
      if (text[i] == '\'') {
        return true;
      }
    }
    return to - from == 6 && text[from] == 'c' && text[from + 3] == 'n';
  }

  private void mark(char c, int at) {
    if (c == '\n') {
      if (endsAtLineEnd(at)) {
        end();
      }
      lineStart = at + 1;
    } else if (c == '?' && !isInLink(at)) {
      sentence.asks();
      if (isBeforeBlank(at)) {
        end();
      }
    } else if (c == '!') {
      sentence.exclaims();
      if (isBeforeBlank(at)) {
        end();
      }
    } else if (c == '.' && isBeforeBlank(at) && !isAbbreviation(at)) {
      end();
    } else if (Character.isHighSurrogate(c) && c >= 0xD83C && c <= 0xD83E) {
      // Faces and hands: U+1F300 to U+1FAFF.
      sentence.exclaims();
    }
  }

  /** Whether a question mark divides an address from what it asks for. */
  private boolean isInLink(int at) {
    return at + 1 < text.length && Words.isInWord(text[at + 1]);
  }

  private boolean isBeforeBlank(int at) {
    return at + 1 >= text.length || text[at + 1] <= ' ' || "\"')]".indexOf(text[at + 1]) >= 0;
  }

  private boolean isAbbreviation(int at) {
    int start = at;
    while (start > 0 && Words.isInWord(text[start - 1])) {
      start--;
    }
    int length = at - start;
    if (length == 1) {
      return Character.isLetter(text[start]) && text[start] != 'i';
    }
    return length > 1 && length <= 4 && ABBREVIATIONS.contains(new String(text, start, length));
  }

  private boolean endsAtLineEnd(int at) {
    int next = at + 1;
    while (next < text.length && (text[next] == ' ' || text[next] == '\t')) {
      next++;
    }
    if (next >= text.length || text[next] == '\n') {
      return true;
    }
    char c = text[next];
    if ((c == '-' || c == '*' || c == '•') && next + 1 < text.length && text[next + 1] == ' ') {
      return true;
    }
    return at - lineStart < SHORT_LINE && Character.isUpperCase(c);
  }

  private void end() {
    if (sentence.words() > 0) {
      rules.apply();
    }
    sentence.begin(lexicon);
  }
}
