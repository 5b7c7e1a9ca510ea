package dev.plumbline.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.config.TextSettings;
import dev.plumbline.text.lexicon.Lexica;
import dev.plumbline.text.lexicon.Topic;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextScorerTest {

  private static final TextScorer SCORER =
      new TextScorer(Lexica.of(new TextSettings(List.of("en"), "en", "")));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2 | 0 | Our budget for next year is half of what it was.
          3 | 0 | We filed for insolvency last week.
          0 | 2 | My wife and I are expecting our second child.
          0 | 3 | I was diagnosed with cancer in March.
          0 | 3 | I am looking for another job.
          0 | 1 | Have a great weekend!
          # ownership: somebody else's is no disclosure
          0 | 0 | They told me their company is insolvent.
          0 | 0 | What did John's wife say?
          0 | 0 | The market study covers budget and roadmap.
          # the same words with another meaning
          0 | 0 | Our server went bankrupt of memory.
          # negation, unless it means the same
          0 | 0 | We never had a roadmap.
          2 | 0 | We have no budget left.
          # a condition is no fact
          0 | 0 | If we had a larger budget we would order.
          # in confidence: one level deeper, before and after
          3 | 0 | Between us, our budget was cut.
          3 | 0 | Our budget was cut. Please keep this to yourself.
          3 | 0 | I shouldn't tell you this. Our budget was cut.
          2 | 0 | The agreement between us covers our budget.
          """)
  void levels(int business, int personal, String text) {
    TextScore score = SCORER.score(text);

    assertThat(score.levelBusiness()).as("business").isEqualTo(business);
    assertThat(score.levelPersonal()).as("personal").isEqualTo(personal);
  }

  /** A return is a fact; an idea is not, and a threat is made under a condition. */
  @Test
  void aReturnUnderAConditionIsNone() {
    assertThat(SCORER.score("The new layout saved you two shifts.").roi()).isEqualTo(1);
    assertThat(SCORER.score("If it saved you two shifts, it would be worth it.").roi()).isZero();
    assertThat(SCORER.score("What if you let the pump reorder by itself?").idea()).isEqualTo(1);
    assertThat(SCORER.score("If not, there will be consequences.").conflict()).isEqualTo(1);
  }

  @Test
  void aQuestionAboutTheOtherSideIsAProbeAndNoDisclosure() {
    TextScore business = SCORER.score("What is your budget for this? Who decides?");
    TextScore personal = SCORER.score("How are your kids?");

    assertThat(business.levelBusiness()).isZero();
    assertThat(business.businessProbes()).isEqualTo(2);
    assertThat(personal.levelPersonal()).isZero();
    assertThat(personal.personalProbes()).isEqualTo(1);
  }

  @Test
  void theMarkInALinkAsksNothing() {
    TextScore score =
        SCORER.score("I was diagnosed with cancer, see https://acme.example/a?id=4 for the leave.");

    assertThat(score.levelPersonal()).isEqualTo(3);
    assertThat(score.personalProbes()).isZero();
  }

  @Test
  void privateTopicsAreOneBit() {
    TextScore illness = SCORER.score("I was diagnosed with cancer.");
    TextScore divorce = SCORER.score("My wife left and I am getting a divorce.");

    assertThat(illness.topicsPersonal()).isEqualTo(Topic.PRIVATE.bit());
    assertThat(divorce.topicsPersonal() & ~Topic.FAMILY.bit()).isEqualTo(Topic.PRIVATE.bit());
  }

  @Test
  void countsSentencesThatQuarrelMendAndForgive() {
    TextScore quarrel =
        SCORER.score("This is unacceptable. The outage cost us a day, and it is unacceptable.");
    TextScore mending = SCORER.score("I am sorry. We found the root cause. No worries, said Ann.");

    assertThat(quarrel.conflict()).isEqualTo(2);
    assertThat(quarrel.valence()).isEqualTo(-2);
    assertThat(mending.repair()).isEqualTo(2);
    assertThat(mending.grace()).isEqualTo(1);
    assertThat(mending.valence()).isEqualTo(3);
  }

  @Test
  void discoveryIsAskedNotTold() {
    assertThat(SCORER.score("What are you trying to achieve?").discovery()).isEqualTo(1);
    assertThat(SCORER.score("I know what you are trying to achieve.").discovery()).isZero();
  }

  @Test
  void linesOfAMailEndSentencesOnlyWhereTheyMust() {
    assertThat(SCORER.score("We talked to Dr. Lee about\nthe plan. Fine. OK").sentences())
        .isEqualTo(3);
    assertThat(SCORER.score("Hi Ann,\nThanks for the call\n\n- one\n- two").sentences())
        .isEqualTo(4);
  }

  @Test
  void doesNotScoreALanguageWithoutLexicon() {
    assertThat(SCORER.score("Das ist nicht unser Budget und wir haben es mit der Leitung nicht"))
        .isNull();
    assertThat(SCORER.score("Ok!").language()).isNull();
  }

  @Test
  void anEmptyTextDisclosesNothing() {
    TextScore score = SCORER.score("", " \n ");

    assertThat(score.sentences()).isZero();
    assertThat(score.levelBusiness() + score.levelPersonal()).isZero();
  }

  @Test
  void namesItsRubric() {
    assertThat(SCORER.rubric()).matches("\\d+\\.\\d+-[0-9a-f]{12}");
  }
}
