package dev.plumbline.text.lexicon;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells the words of a lexicon apart, letter by letter, without making a string.
 *
 * <p>Two words of a text are of one <em>class</em> when the same words of the lexicon match them.
 * Class 0 is matched by none. A class is reached by the exact word, or else by the longest stem
 * ({@code escalat*}) that the word begins with and the longest ending ({@code *budget}) that it
 * ends with; shorter stems and endings of it match, too.
 */
final class Vocabulary implements Serializable {

  private static final long serialVersionUID = 1;
  private static final int ROOT = 0;

  private final short[] letters = new short[Character.MAX_VALUE + 1];
  private final StringBuilder spelled = new StringBuilder(" ");
  private final int alphabet;
  private int[] children;
  private int[] exact;
  private int[] stem;
  private final String[] endings;
  private int[][] withEnding = {};
  private int nodes = 1;
  private final List<List<String>> wordsOfClass = new ArrayList<>();
  private final Map<String, Set<Integer>> classesOfWord = new HashMap<>();

  Vocabulary(Collection<String> words) {
    wordsOfClass.add(List.of());
    var sorted = new TreeSet<>(words);
    short next = 1;
    for (String word : sorted) {
      for (char c : bare(word).toCharArray()) {
        if (letters[c] == 0) {
          letters[c] = next++;
          spelled.append(c);
        }
      }
    }
    alphabet = next;
    endings =
        sorted.stream()
            .filter(Vocabulary::isEnding)
            .map(Vocabulary::bare)
            .sorted(Comparator.comparing(String::length).reversed())
            .toArray(String[]::new);
    children = new int[alphabet * 64];
    exact = new int[64];
    stem = new int[64];
    Map<Integer, List<String>> exactAt = new HashMap<>();
    Map<Integer, List<String>> stemAt = new HashMap<>();
    for (String word : sorted) {
      if (!word.equals("*") && !isEnding(word)) {
        Map<Integer, List<String>> ends = word.endsWith("*") ? stemAt : exactAt;
        ends.computeIfAbsent(insert(bare(word)), key -> new ArrayList<>()).add(word);
      }
    }
    number(ROOT, "", List.of(), exactAt, stemAt);
    children = Arrays.copyOf(children, nodes * alphabet);
    numberEndings();
  }

  /** The words of the lexicon that match the words of {@code wordClass}. */
  List<String> matching(int wordClass) {
    return wordsOfClass.get(wordClass);
  }

  /** The classes of the words that {@code word} of the lexicon matches. */
  Set<Integer> classesOf(String word) {
    return classesOfWord.getOrDefault(word, Set.of());
  }

  int classes() {
    return wordsOfClass.size();
  }

  /** The class of {@code text[from, to)}, which is lower case. */
  int classOf(char[] text, int from, int to) {
    int node = ROOT;
    int longestStem = 0;
    for (int i = from; i < to; i++) {
      int letter = letters[text[i]];
      int child = letter == 0 ? 0 : children[node * alphabet + letter];
      if (child == 0) {
        return ending(longestStem, text, from, to);
      }
      node = child;
      if (stem[node] != 0) {
        longestStem = stem[node];
      }
    }
    return exact[node] != 0 ? exact[node] : ending(longestStem, text, from, to);
  }

  /** The class of a word of class {@code stemClass} by its ending. */
  private int ending(int stemClass, char[] text, int from, int to) {
    for (int i = 0; i < endings.length; i++) {
      if (endsWith(text, from, to, endings[i])) {
        return withEnding[stemClass][i];
      }
    }
    return stemClass;
  }

  private static boolean endsWith(char[] text, int from, int to, String ending) {
    int length = ending.length();
    if (to - from <= length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (text[to - length + i] != ending.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private int insert(String word) {
    int node = ROOT;
    for (int i = 0; i < word.length(); i++) {
      int edge = node * alphabet + letters[word.charAt(i)];
      if (children[edge] == 0) {
        if (nodes == exact.length) {
          children = Arrays.copyOf(children, children.length * 2);
          exact = Arrays.copyOf(exact, nodes * 2);
          stem = Arrays.copyOf(stem, nodes * 2);
        }
        children[edge] = nodes++;
      }
      node = children[edge];
    }
    return node;
  }

  /** Gives every node its classes, from the root down, for a stem matches all longer words. */
  private void number(
      int node,
      String word,
      List<String> stemsAbove,
      Map<Integer, List<String>> exactAt,
      Map<Integer, List<String>> stemAt) {
    List<String> stems = plus(stemsAbove, stemAt.get(node));
    if (stemAt.containsKey(node)) {
      stem[node] = newClass(stems);
    }
    if (exactAt.containsKey(node)) {
      exact[node] = newClass(plus(plus(stems, exactAt.get(node)), endingsOf(word)));
    }
    for (int letter = 1; letter < alphabet; letter++) {
      int child = children[node * alphabet + letter];
      if (child != 0) {
        number(child, word + spelled.charAt(letter), stems, exactAt, stemAt);
      }
    }
  }

  /** Every stem, and no stem at all, with every ending. */
  private void numberEndings() {
    int before = wordsOfClass.size();
    withEnding = new int[before][];
    Set<Integer> stems = new HashSet<>(Arrays.stream(stem).boxed().toList());
    for (int stemClass = 0; stemClass < before; stemClass++) {
      if (stemClass == 0 || stems.contains(stemClass)) {
        withEnding[stemClass] = new int[endings.length];
        for (int i = 0; i < endings.length; i++) {
          List<String> words = plus(wordsOfClass.get(stemClass), endingsOf("_" + endings[i]));
          withEnding[stemClass][i] = newClass(words);
        }
      }
    }
  }

  /** The endings of the lexicon that {@code word} has. */
  private List<String> endingsOf(String word) {
    return Arrays.stream(endings)
        .filter(ending -> word.length() > ending.length() && word.endsWith(ending))
        .map(ending -> "*" + ending)
        .toList();
  }

  private int newClass(List<String> words) {
    int wordClass = wordsOfClass.size();
    wordsOfClass.add(words);
    words.forEach(
        word -> classesOfWord.computeIfAbsent(word, key -> new HashSet<>()).add(wordClass));
    return wordClass;
  }

  private static List<String> plus(List<String> some, List<String> more) {
    if (more == null) {
      return some;
    }
    List<String> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }

  private static boolean isEnding(String word) {
    return word.length() > 1 && word.startsWith("*");
  }

  private static String bare(String word) {
    if (isEnding(word)) {
      return word.substring(1);
    }
    return word.endsWith("*") ? word.substring(0, word.length() - 1) : word;
  }
}
