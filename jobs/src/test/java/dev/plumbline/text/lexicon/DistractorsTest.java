package dev.plumbline.text.lexicon;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.config.TextSettings;
import dev.plumbline.text.TextScore;
import dev.plumbline.text.TextScorer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * For every English entry sentences that hold it and disclose nothing: a case put, and, where the
 * entry names nobody, what others have to do with it.
 */
class DistractorsTest {

  private static final List<String> CASES_PUT =
      List.of(
          "If %s, then section four of the form applies.",
          "Whether %s is for the clerk to say.", "If it says %s on page nine, it is a misprint.");
  private static final String OF_THEIRS = "Their leaflet mentions %s in a footnote.";
  private static final List<String> OF_OTHERS =
      List.of(
          "The second chapter of the handbook is called %s and it is out of print.",
          OF_THEIRS, "The list in the annex begins with %s.");

  private static final Lexica LEXICA = Lexica.of(new TextSettings(List.of("en"), "en", ""));
  private static final TextScorer SCORER = new TextScorer(LEXICA);
  private static final List<Entry> ENTRIES = LEXICA.of("en").entries();
  private static final Set<String> PEOPLE =
      ENTRIES.stream()
          .filter(entry -> isPerson(entry.topic()))
          .map(entry -> String.join(" ", entry.words()))
          .collect(Collectors.toSet());

  /** What is told in confidence counts even as a case put. */
  private static final List<String> CONFIDING =
      ENTRIES.stream()
          .filter(entry -> entry.topic() == Topic.CONFIDENTIAL)
          .map(DistractorsTest::spelled)
          .map(" %s "::formatted)
          .toList();

  @Test
  void holdTheEntryAndDiscloseNothing() {
    List<String> disclosing = new ArrayList<>();
    int distractors = 0;
    for (Entry entry : ENTRIES) {
      List<String> sentences = distractors(entry);
      assertThat(sentences).isNotEmpty();
      for (String sentence : sentences) {
        TextScore score = SCORER.scoreIn("en", sentence);
        distractors++;
        if (score.levelBusiness() > 0 || score.levelPersonal() > 0) {
          disclosing.add(sentence);
        }
      }
    }
    System.out.printf(
        "%d entries, %d distractors, %d of them disclose%n",
        ENTRIES.size(), distractors, disclosing.size());
    assertThat(disclosing).isEmpty();
  }

  @Test
  void wouldDiscloseIfTheWriterSaidSo() {
    List<Entry> disclosures = ENTRIES.stream().filter(DistractorsTest::isDisclosure).toList();
    List<String> silent =
        disclosures.stream()
            .filter(entry -> entry.owner() != Owner.QUESTION && entry.weight() >= 1)
            .map(entry -> "We and my own: %s.".formatted(spelled(entry)))
            .filter(
                sentence -> {
                  TextScore score = SCORER.scoreIn("en", sentence);
                  return score.levelBusiness() == 0 && score.levelPersonal() == 0;
                })
            .toList();
    System.out.printf("%d of %d entries silent when owned%n", silent.size(), disclosures.size());
    assertThat(silent.size()).isLessThan(disclosures.size() / 50);
  }

  private static List<String> distractors(Entry entry) {
    String phrase = spelled(entry);
    boolean isConfiding = CONFIDING.stream().anyMatch(" %s ".formatted(phrase)::contains);
    boolean namesNobody =
        isDisclosure(entry)
            && (entry.owner() == Owner.SELF || entry.owner() == Owner.COMPANY)
            && entry.words().stream().noneMatch(PEOPLE::contains);
    List<String> frames = new ArrayList<>();
    if (isConfiding) {
      frames.add(OF_THEIRS);
    } else {
      frames.addAll(CASES_PUT);
    }
    if (namesNobody && !isConfiding) {
      frames.addAll(OF_OTHERS);
    }
    return frames.stream().map(frame -> frame.formatted(phrase)).toList();
  }

  private static String spelled(Entry entry) {
    return entry.words().stream()
        .map(word -> word.equals("*") ? "quite" : word.replace("*", ""))
        .filter(not(String::isEmpty))
        .collect(Collectors.joining(" "));
  }

  private static boolean isDisclosure(Entry entry) {
    return entry.topic().domain() == Topic.Domain.BUSINESS
        || entry.topic().domain() == Topic.Domain.PERSONAL;
  }

  private static boolean isPerson(Topic topic) {
    return topic == Topic.FIRST_SINGULAR
        || topic == Topic.FIRST_PLURAL
        || topic == Topic.FIRST_POSSESSIVE
        || topic == Topic.SECOND;
  }
}
