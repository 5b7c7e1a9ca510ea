package dev.plumbline.text;

import dev.plumbline.text.lexicon.Topic;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** What the sentences of one message have added up to so far. */
final class Tally {

  private static final int BUSINESS = 0;
  private static final int PERSONAL = 1;
  private static final int DEEPEST = 3;
  private static final double IN_CONFIDENCE = 1.5;
  private static final double ENOUGH = 1;
  private static final double OF_PHRASES = .7;
  private static final double OF_ONESELF = .5;
  private static final double OF_OTHERS = .2;

  private final double[][] weights = new double[2][DEEPEST + 1];
  private final double[][] lastSentence = new double[2][DEEPEST + 1];
  private final long[] topics = new long[2];
  private final int[] probes = new int[2];
  private final Map<Topic, Integer> support = new EnumMap<>(Topic.class);
  private int sentences;
  private int firstPerson;
  private int selves;

  /**
   * @param firstPersonWords of either number
   * @param selvesNamed words of the first person singular
   */
  void beginSentence(int firstPersonWords, int selvesNamed) {
    sentences++;
    firstPerson += firstPersonWords;
    selves += selvesNamed;
  }

  void disclose(Topic topic, double weight, boolean inConfidence) {
    int domain = place(topic.domain());
    if (weight >= ENOUGH || inConfidence) {
      topics[domain] |= topic.bit();
    }
    lastSentence[domain][topic.level()] += weight;
    add(domain, topic.level(), weight, inConfidence);
  }

  void probe(Topic.Domain domain) {
    probes[place(domain)]++;
  }

  void count(Topic topic) {
    support.merge(topic, 1, Integer::sum);
  }

  /** The sentence before was told in confidence, says this one. */
  void confideLastSentence() {
    for (int domain = 0; domain < lastSentence.length; domain++) {
      for (int level = 1; level <= DEEPEST; level++) {
        if (lastSentence[domain][level] > 0) {
          add(domain, level, lastSentence[domain][level], /* inConfidence= */ true);
        }
      }
    }
  }

  void forgetLastSentence() {
    Arrays.fill(lastSentence[0], 0);
    Arrays.fill(lastSentence[1], 0);
  }

  TextScore score(String language) {
    return new TextScore(
        language,
        level(BUSINESS),
        level(PERSONAL),
        topics[BUSINESS],
        topics[PERSONAL],
        probes[BUSINESS],
        probes[PERSONAL],
        counted(Topic.CONFLICT),
        counted(Topic.REPAIR),
        counted(Topic.GRACE),
        counted(Topic.DISCOVERY),
        counted(Topic.IDEA),
        counted(Topic.ROI),
        counted(Topic.PROACTIVE),
        counted(Topic.PRICE),
        counted(Topic.INTENT),
        counted(Topic.EASE),
        counted(Topic.FORMAL) - counted(Topic.INFORMAL),
        sentences,
        firstPerson,
        graded(BUSINESS),
        gradedPersonal());
  }

  private void add(int domain, int level, double weight, boolean inConfidence) {
    if (inConfidence) {
      topics[BUSINESS] |= Topic.TRUST.bit();
      weights[domain][Math.min(DEEPEST, level + 1)] += weight * IN_CONFIDENCE;
    } else {
      weights[domain][level] += weight;
    }
  }

  private int level(int domain) {
    for (int level = DEEPEST; level > 0; level--) {
      if (weights[domain][level] >= ENOUGH) {
        return level;
      }
    }
    return 0;
  }

  private double graded(int domain) {
    double graded = 0;
    for (int level = 1; level <= DEEPEST; level++) {
      graded += level * weights[domain][level];
    }
    return graded;
  }

  /**
   * Speaking of oneself, of feelings and of private life, by the square root of each, for the tenth
   * word adds less than the first; the feelings of others count less.
   */
  private double gradedPersonal() {
    double share = firstPerson > 0 ? OF_ONESELF : OF_OTHERS;
    return OF_PHRASES * Math.sqrt(graded(PERSONAL))
        + Math.sqrt(selves)
        + share * (Math.sqrt(counted(Topic.AFFECT)) + Math.sqrt(counted(Topic.LIFE)));
  }

  private static int place(Topic.Domain domain) {
    return domain == Topic.Domain.BUSINESS ? BUSINESS : PERSONAL;
  }

  private int counted(Topic topic) {
    return support.getOrDefault(topic, 0);
  }
}
