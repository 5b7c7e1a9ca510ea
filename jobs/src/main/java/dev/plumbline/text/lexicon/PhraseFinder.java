package dev.plumbline.text.lexicon;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds every phrase of a lexicon in a sequence of word classes, in one pass, overlapping ones
 * included.
 *
 * <p>The trie of the phrases, made deterministic: a state is the set of the trie's nodes that a
 * sequence can have reached, the root always among them, which is what the failure links of Aho and
 * Corasick stand for; unlike those it allows for words that several words of the lexicon match.
 *
 * @see <a href="https://doi.org/10.1145/360825.360855">Aho and Corasick (1975), Efficient string
 *     matching</a>
 */
final class PhraseFinder implements Serializable {

  static final int START = 0;

  private static final long serialVersionUID = 1;
  private static final int[] NONE = {};

  private final List<int[]> found = new ArrayList<>();
  private final int[] afterStart;
  private int[] firstOfState;
  private int[] classes;
  private int[] targets;

  PhraseFinder(List<List<String>> phrases, Vocabulary vocabulary) {
    Trie trie = new Trie();
    for (int phrase = 0; phrase < phrases.size(); phrase++) {
      trie.insert(phrases.get(phrase), phrase);
    }
    afterStart = new int[vocabulary.classes()];
    build(trie, vocabulary);
  }

  /** The state after a word of class {@code wordClass} in {@code state}. */
  int next(int state, int wordClass) {
    int low = firstOfState[state];
    int high = firstOfState[state + 1] - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int at = classes[middle];
      if (at == wordClass) {
        return targets[middle];
      }
      if (at < wordClass) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return afterStart[wordClass];
  }

  /** The phrases that end with the word that led to {@code state}. */
  int[] foundAt(int state) {
    return found.get(state);
  }

  private void build(Trie trie, Vocabulary vocabulary) {
    Map<Set<Integer>, Integer> states = new HashMap<>();
    List<Set<Integer>> order = new ArrayList<>();
    stateOf(new TreeSet<>(List.of(Trie.ROOT)), states, order);
    for (int wordClass = 0; wordClass < afterStart.length; wordClass++) {
      Set<Integer> reached = new TreeSet<>(List.of(Trie.ROOT));
      trie.addChildren(Trie.ROOT, vocabulary.matching(wordClass), reached);
      afterStart[wordClass] = stateOf(reached, states, order);
    }
    // Only the steps that go on with a phrase are kept; any other step is one from the start.
    List<SortedMap<Integer, Integer>> edges = new ArrayList<>(List.of(new TreeMap<>()));
    for (int state = 1; state < order.size(); state++) {
      edges.add(goingOn(order.get(state), trie, vocabulary, states, order));
    }
    order.forEach(nodes -> found.add(trie.phrasesAt(nodes)));
    flatten(edges);
  }

  private static SortedMap<Integer, Integer> goingOn(
      Set<Integer> nodes,
      Trie trie,
      Vocabulary vocabulary,
      Map<Set<Integer>, Integer> states,
      List<Set<Integer>> order) {
    Set<Integer> possible = new TreeSet<>();
    for (int node : nodes) {
      if (node != Trie.ROOT) {
        trie.wordsAfter(node).forEach(word -> possible.addAll(vocabulary.classesOf(word)));
      }
    }
    SortedMap<Integer, Integer> edges = new TreeMap<>();
    for (int wordClass : possible) {
      Set<Integer> reached = new TreeSet<>(List.of(Trie.ROOT));
      nodes.forEach(node -> trie.addChildren(node, vocabulary.matching(wordClass), reached));
      edges.put(wordClass, stateOf(reached, states, order));
    }
    return edges;
  }

  private static int stateOf(
      Set<Integer> nodes, Map<Set<Integer>, Integer> states, List<Set<Integer>> order) {
    return states.computeIfAbsent(
        nodes,
        key -> {
          order.add(key);
          return order.size() - 1;
        });
  }

  private void flatten(List<SortedMap<Integer, Integer>> edges) {
    int total = edges.stream().mapToInt(Map::size).sum();
    firstOfState = new int[edges.size() + 1];
    classes = new int[total];
    targets = new int[total];
    int at = 0;
    for (int state = 0; state < edges.size(); state++) {
      firstOfState[state] = at;
      for (Map.Entry<Integer, Integer> edge : edges.get(state).entrySet()) {
        classes[at] = edge.getKey();
        targets[at++] = edge.getValue();
      }
    }
    firstOfState[edges.size()] = at;
  }

  private static final class Trie {

    static final int ROOT = 0;

    private final List<Map<String, Integer>> children = new ArrayList<>();
    private final Map<Integer, int[]> phrases = new HashMap<>();

    Trie() {
      children.add(new TreeMap<>());
    }

    void insert(List<String> words, int phrase) {
      int node = ROOT;
      for (String word : words) {
        Integer child = children.get(node).get(word);
        if (child == null) {
          child = children.size();
          children.add(new TreeMap<>());
          children.get(node).put(word, child);
        }
        node = child;
      }
      int[] some = phrases.getOrDefault(node, NONE);
      int[] more = Arrays.copyOf(some, some.length + 1);
      more[some.length] = phrase;
      phrases.put(node, more);
    }

    Set<String> wordsAfter(int node) {
      return children.get(node).keySet();
    }

    void addChildren(int node, List<String> words, Set<Integer> reached) {
      for (String word : words) {
        Integer child = children.get(node).get(word);
        if (child != null) {
          reached.add(child);
        }
      }
    }

    int[] phrasesAt(Set<Integer> nodes) {
      return nodes.stream()
          .flatMapToInt(node -> Arrays.stream(phrases.getOrDefault(node, NONE)))
          .toArray();
    }
  }
}
