package dev.plumbline.text;

import static dev.plumbline.text.lexicon.Topic.CONFIDENTIAL;
import static dev.plumbline.text.lexicon.Topic.FIRST_PLURAL;
import static dev.plumbline.text.lexicon.Topic.FIRST_POSSESSIVE;
import static dev.plumbline.text.lexicon.Topic.FIRST_SINGULAR;
import static dev.plumbline.text.lexicon.Topic.HYPOTHETICAL;
import static dev.plumbline.text.lexicon.Topic.NEGATOR;
import static dev.plumbline.text.lexicon.Topic.PUBLIC;
import static dev.plumbline.text.lexicon.Topic.SECOND;
import static dev.plumbline.text.lexicon.Topic.THIRD;

import dev.plumbline.text.lexicon.Entry;
import dev.plumbline.text.lexicon.Owner;
import dev.plumbline.text.lexicon.Topic;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * What the phrases found in a sentence mean there (method §4.2, steps 4 to 6).
 *
 * <ul>
 *   <li>Ownership: what is named must be the writer's. The nearest pronoun of the three words
 *       before decides ("your family" is no disclosure); without one, the first person within eight
 *       words.
 *   <li>A phrase within three words after a negator, or around one, does not count, unless it means
 *       the same ("no budget"). Nor does one in a sentence that begins with "if", unless told in
 *       confidence or no claim of a fact: a return is one, but not a threat or an idea.
 *   <li>What the sentence says was in the press is public: no business disclosure above level 1.
 *   <li>A question without ownership, or about what is yours, is a probe, never a disclosure.
 *   <li>A word of confidence owns for the company, and makes a disclosure of its own sentence, or
 *       of the next or the last one, one level deeper.
 *   <li>A topic counts once per sentence, by its weightiest phrase.
 * </ul>
 */
final class SentenceRules {

  private static final int NEAR = 3;
  private static final int FAR = 8;
  private static final long FIRST =
      FIRST_SINGULAR.bit() | FIRST_PLURAL.bit() | FIRST_POSSESSIVE.bit();
  private static final long COMPANY = FIRST_PLURAL.bit() | FIRST_POSSESSIVE.bit();

  private final Sentence sentence;
  private final Tally tally;
  private final Map<Topic, Double> disclosed = new EnumMap<>(Topic.class);
  private final Set<Topic> said = EnumSet.noneOf(Topic.class);
  private final Set<Topic.Domain> probed = EnumSet.noneOf(Topic.Domain.class);
  private boolean lastWasConfiding;
  private boolean inConfidence;
  private boolean hypothetical;
  private boolean publicly;

  SentenceRules(Sentence sentence, Tally tally) {
    this.sentence = sentence;
    this.tally = tally;
  }

  /** Adds what the sentence says to the tally. */
  void apply() {
    tally.beginSentence(sentence.firstPerson(), sentence.firstSingular());
    boolean confiding = isConfiding();
    inConfidence = confiding || lastWasConfiding;
    publicly = sentence.anyMarked(0, sentence.words(), PUBLIC.bit());
    hypothetical = sentence.words() > 0 && sentence.isMarked(0, HYPOTHETICAL);
    if (confiding) {
      tally.confideLastSentence();
    }
    tally.forgetLastSentence();
    for (int hit = 0; hit < sentence.hits(); hit++) {
      Topic topic = sentence.entry(hit).topic();
      boolean counts = topic.countsWords() || !isCancelled(hit);
      if (topic.domain() != Topic.Domain.MARKER && counts) {
        note(hit, sentence.entry(hit), topic);
      }
    }
    if (sentence.isExclamation()) {
      said.add(Topic.INFORMAL);
    }
    disclosed.forEach((topic, weight) -> tally.disclose(topic, weight, inConfidence));
    probed.forEach(tally::probe);
    said.forEach(tally::count);
    disclosed.clear();
    probed.clear();
    said.clear();
    lastWasConfiding = confiding;
  }

  private void note(int hit, Entry entry, Topic topic) {
    if (topic.countsWords()) {
      tally.count(topic);
    } else if (topic.domain() == Topic.Domain.SUPPORT) {
      if (isOwned(hit, entry) && (topic != Topic.ROI || isFact())) {
        said.add(topic);
      }
    } else if (asksAbout(hit, entry)) {
      probed.add(topic.domain());
    } else if (isDisclosed(hit, entry)) {
      disclosed.merge(topic, entry.weight(), Math::max);
    }
  }

  private boolean isConfiding() {
    for (int hit = 0; hit < sentence.hits(); hit++) {
      if (sentence.entry(hit).topic() == CONFIDENTIAL && !meansSomethingElse(hit)) {
        return true;
      }
    }
    return false;
  }

  /** Negated, or part of a phrase that means something else. */
  private boolean isCancelled(int hit) {
    int start = sentence.start(hit);
    int end = sentence.entry(hit).hasGap() ? sentence.end(hit) : start;
    if (!sentence.entry(hit).keepNegated()
        && sentence.anyMarked(start - NEAR, end, NEGATOR.bit())) {
      return true;
    }
    return meansSomethingElse(hit);
  }

  private boolean meansSomethingElse(int hit) {
    for (int other = 0; other < sentence.hits(); other++) {
      if (sentence.entry(other).topic() == Topic.OTHER_MEANING
          && sentence.start(other) < sentence.end(hit)
          && sentence.start(hit) < sentence.end(other)) {
        return true;
      }
    }
    return false;
  }

  private boolean isDisclosed(int hit, Entry entry) {
    boolean isNews = !publicly || inConfidence || !isDeepBusiness(entry.topic());
    return isFact() && isNews && isOwned(hit, entry);
  }

  private boolean isFact() {
    return !hypothetical || inConfidence;
  }

  private static boolean isDeepBusiness(Topic topic) {
    return topic.domain() == Topic.Domain.BUSINESS && topic.level() > 1;
  }

  private boolean asksAbout(int hit, Entry entry) {
    if (entry.owner() == Owner.ANY || entry.owner() == Owner.QUESTION) {
      return false;
    }
    long nearest = nearestPronoun(hit);
    if ((nearest & SECOND.bit()) != 0) {
      return true;
    }
    return sentence.isQuestion() && (nearest & FIRST_POSSESSIVE.bit()) == 0;
  }

  private boolean isOwned(int hit, Entry entry) {
    long nearest = nearestPronoun(hit);
    int start = sentence.start(hit);
    int end = sentence.end(hit);
    boolean others =
        (nearest & (SECOND.bit() | THIRD.bit())) != 0
            || sentence.anyMarked(end, end + 1, THIRD.bit());
    return switch (entry.owner()) {
      case ANY -> true;
      case QUESTION -> sentence.isQuestion();
      case MINE -> (nearest & FIRST_POSSESSIVE.bit()) != 0;
      case SELF -> !others && sentence.anyMarked(start - FAR, end + FAR, FIRST);
      case COMPANY ->
          !others && (inConfidence || sentence.anyMarked(start - FAR, end + FAR, COMPANY));
    };
  }

  /**
   * The markers of the nearest word before that stands for a person, or of the possessive ending of
   * what is named itself; 0 if none is near.
   */
  private long nearestPronoun(int hit) {
    for (int word = sentence.end(hit) - 1; word >= sentence.start(hit); word--) {
      if (sentence.suffixes(word) != 0) {
        return sentence.suffixes(word);
      }
    }
    int start = sentence.start(hit);
    for (int word = start - 1; word >= Math.max(0, start - NEAR); word--) {
      long person = sentence.markers(word) & (FIRST | SECOND.bit() | THIRD.bit());
      if (person != 0) {
        return person;
      }
    }
    return 0;
  }
}
