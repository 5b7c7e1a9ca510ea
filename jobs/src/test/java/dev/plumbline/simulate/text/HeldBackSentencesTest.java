package dev.plumbline.simulate.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.config.TextSettings;
import dev.plumbline.simulate.world.Chance;
import dev.plumbline.simulate.world.Stream;
import dev.plumbline.text.TextScore;
import dev.plumbline.text.TextScorer;
import dev.plumbline.text.lexicon.Lexica;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the English lexicon finds in the sentences of the simulator that are held back while it is
 * tuned: those that disclose, paraphrases without the obvious words included, and those by which
 * people disclose nothing. Machines' letters are dropped before anything is scored.
 */
class HeldBackSentencesTest {

  private static final List<String> SILENT =
      List.of(
          "neutral",
          "distractor",
          "discovery",
          "idea",
          "roi",
          "proactive",
          "conflict",
          "repair",
          "forgiveness");

  private final TextScorer scorer =
      new TextScorer(Lexica.of(new TextSettings(List.of("en"), "en", "")));
  private final Sentences sentences = Sentences.load();
  private final Chance chance = Chance.of(1, Stream.LETTERS, 0, 0);

  @ParameterizedTest
  @EnumSource
  void areFoundAtLevelsTwoAndThree(Domain domain) {
    int[][] confusion = confusion(domain);

    for (int level = 1; level <= 3; level++) {
      System.out.printf(
          "%s %d: %d sentences, precision %.3f, recall %.3f%n",
          domain,
          level,
          sum(confusion[level]),
          precision(confusion, level, level),
          recall(confusion, level, level));
    }
    for (int least = 2; least <= 3; least++) {
      double precision = precision(confusion, least, 3);
      double recall = recall(confusion, least, 3);
      System.out.printf(
          "%s from %d: precision %.3f, recall %.3f%n", domain, least, precision, recall);
      assertThat(precision).isGreaterThanOrEqualTo(.9);
      assertThat(recall).isGreaterThanOrEqualTo(.75);
    }
  }

  /** A row for each level that is disclosed, a column for each that is found. */
  private int[][] confusion(Domain domain) {
    ToIntFunction<TextScore> found =
        domain == Domain.BUSINESS ? TextScore::levelBusiness : TextScore::levelPersonal;
    int[][] confusion = new int[4][4];
    for (int level = 1; level <= 3; level++) {
      for (Domain of : Domain.values()) {
        for (String text : heldBack("%s %d".formatted(of.letter(), level))) {
          confusion[of == domain ? level : 0][found.applyAsInt(scorer.scoreIn("en", text))]++;
        }
      }
    }
    for (String section : SILENT) {
      for (String text : heldBack(section)) {
        confusion[0][found.applyAsInt(scorer.scoreIn("en", text))]++;
      }
    }
    return confusion;
  }

  private List<String> heldBack(String section) {
    List<String> texts = new ArrayList<>();
    for (Sentence sentence : sentences.section(section)) {
      if (sentence.split() == Split.HELD_BACK) {
        texts.add(Slots.fill(chance, sentence.pattern()));
      }
    }
    assertThat(texts).isNotEmpty();
    return texts;
  }

  private static double precision(int[][] confusion, int from, int to) {
    double right = 0;
    double all = 0;
    for (int disclosed = 0; disclosed <= 3; disclosed++) {
      for (int found = from; found <= to; found++) {
        all += confusion[disclosed][found];
        right += disclosed >= from && disclosed <= to ? confusion[disclosed][found] : 0;
      }
    }
    return right / all;
  }

  private static double recall(int[][] confusion, int from, int to) {
    double right = 0;
    double all = 0;
    for (int disclosed = from; disclosed <= to; disclosed++) {
      all += sum(confusion[disclosed]);
      for (int found = from; found <= to; found++) {
        right += confusion[disclosed][found];
      }
    }
    return right / all;
  }

  private static int sum(int[] counts) {
    int sum = 0;
    for (int count : counts) {
      sum += count;
    }
    return sum;
  }
}
