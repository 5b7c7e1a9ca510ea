package dev.plumbline.simulate.text;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.simulate.world.Chance;
import dev.plumbline.simulate.world.Stream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SentencesTest {

  private final Sentences sentences = Sentences.load();

  @ParameterizedTest
  @ValueSource(strings = {"B 1", "B 2", "B 3", "S 1", "S 2", "S 3"})
  void everyLevelHasEnoughSentencesOfEveryTopicInBothHalves(String section) {
    List<Sentence> all = sentences.section(section);
    List<Sentence> plain = all.stream().filter(sentence -> !sentence.paraphrase()).toList();
    Map<String, Long> byTopic =
        plain.stream()
            .collect(groupingBy(s -> s.id().substring(0, s.id().lastIndexOf('-')), counting()));
    assertThat(plain).hasSizeGreaterThanOrEqualTo(30).doesNotHaveDuplicates();
    assertThat(byTopic.values()).allMatch(count -> count >= 4);
    for (Split split : Split.values()) {
      assertThat(plain).filteredOn(s -> s.split() == split).hasSizeGreaterThanOrEqualTo(10);
      assertThat(all).filteredOn(s -> s.split() == split).anyMatch(Sentence::paraphrase);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyKindHasSentencesInBothHalves(Kind kind) {
    Chance chance = Chance.of(1, Stream.LETTERS, 0, 0);
    for (Split split : Split.values()) {
      assertThat(sentences.ordinary(chance, kind, split).split()).isEqualTo(split);
    }
  }

  @Test
  void everySlotIsFilled() {
    Chance chance = Chance.of(1, Stream.LETTERS, 0, 0);
    for (String section : List.of("B 1", "B 2", "B 3", "S 1", "S 2", "S 3", "neutral", "idea")) {
      for (Sentence sentence : sentences.section(section)) {
        assertThat(Slots.fill(chance, sentence.pattern())).doesNotContain("{", "}");
      }
    }
  }

  @Test
  void oneDisclosureInTenIsAParaphrase() {
    Chance chance = Chance.of(1, Stream.LETTERS, 0, 0);
    int paraphrases = 0;
    for (int i = 0; i < 5_000; i++) {
      Sentence sentence = sentences.disclosing(chance, Domain.BUSINESS, 2, Split.TUNING);
      paraphrases += sentence.paraphrase() ? 1 : 0;
    }
    assertThat(paraphrases).isBetween(420, 580);
  }
}
