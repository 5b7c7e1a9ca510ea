package dev.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # H4   | H5 value     | H6           | H6 verdict   | headline
          NEG    | NEG          | NEG          | SUPPORTS_A   | Both: depth and value each go with staying.
          NEG    | NULL         | NEG          | SUPPORTS_A   | The relationship: depth goes with staying, value does not.
          NEG    | INCONCLUSIVE | NEG          | SUPPORTS_A   | The relationship goes with staying; value is open.
          NEG    | NEG          | NEG          | SUPPORTS_B   | Delivered value: it accounts for most of what depth seems to do.
          NULL   | NEG          | NULL         | SUPPORTS_B   | Delivered value: depth adds nothing of its own.
          NULL   | NULL         | NULL         | SUPPORTS_B   | Neither: no effect of depth or value was found.
          NULL   | INCONCLUSIVE | NULL         | SUPPORTS_B   | Not the relationship; whether value counts is open.
          POS    | NEG          | POS          | NEITHER      | Not the relationship: at equal value, deeper ones end sooner.
          NEG    | NEG          | NEG          | INCONCLUSIVE | Value goes with staying; the role of depth is open.
          NEG    | NULL         | INCONCLUSIVE | INCONCLUSIVE | Not value; whether depth counts is open.
          NEG    | INCONCLUSIVE | INCONCLUSIVE | INCONCLUSIVE | Inconclusive.
          """)
  void headlineSaysWhatTheVerdictsSay(
      String h4, String h5, String h6, String h6Verdict, String headline) {
    assertThat(
            Answer.of(
                    List.of(
                        verdict("H4", "depth in M4", h4, "BOTH", "NOT_RUN"),
                        verdict("H5", "value in M6", h5, "INCONCLUSIVE", "NOT_RUN"),
                        verdict("H6", "depth in MJ", h6, h6Verdict, "NOT_RUN")),
                    List.of())
                .headline())
        .isEqualTo(headline);
  }

  @Test
  void tooFewEventsAreSaidPlainly() {
    Answer answer =
        Answer.of(
            List.of(
                verdict("H4", "depth in M4", "INSUFFICIENT_EVIDENCE", "INCONCLUSIVE", "NOT_RUN"),
                verdict("H6", "depth in MJ", "INSUFFICIENT_EVIDENCE", "INCONCLUSIVE", "NOT_RUN")),
            List.of());

    assertThat(answer.headline()).isEqualTo("Insufficient evidence.");
    assertThat(answer.sentences()).first().asString().startsWith("7 churn decisions in the data");
    assertThat(answer.sentences()).contains("Because of this.");
  }

  @Test
  void whatCannotBeTestedIsNotCalledWeak() {
    assertThat(
            Answer.of(
                    List.of(verdict("H6", "depth", "NOT_TESTABLE", "NOT_TESTABLE", "NOT_RUN")),
                    List.of())
                .headline())
        .isEqualTo("This data cannot answer the question.");
  }

  @Test
  void withoutVerdictsThereIsNoAnswer() {
    assertThat(Answer.of(List.of(), List.of()).headline()).isEqualTo("No answer yet.");
  }

  @ParameterizedTest
  @CsvSource({
    "NOT_RUN, Reverse causality was not examined",
    "REVERSE_SUSPECT, The data look as if leaving came first",
    "WEAK_ID, Read H6 with caution: depth and value correlate",
    "LEAK, A feature knew of something that came later",
    "PLACEBO_FAIL, An effect was found where there can be none"
  })
  void everyGateThatDidNotPassIsACaution(String gate, String caution) {
    Verdict verdict = verdict("H6", "depth in MJ", "NEG", "SUPPORTS_A", gate);

    assertThat(Answer.of(List.of(verdict), List.of()).cautions())
        .singleElement()
        .asString()
        .startsWith(caution);
  }

  @ParameterizedTest
  @ValueSource(strings = {"REVERSE_SUSPECT", "LEAK", "PLACEBO_FAIL"})
  void aGateThatWithholdsLeavesNoAnswerAndNoNumber(String gate) {
    Answer answer =
        Answer.of(
            List.of(
                verdict("H4", "depth in M4", "NEG", "INCONCLUSIVE", gate),
                verdict("H5", "value in M6", "NEG", "INCONCLUSIVE", gate),
                verdict("H6", "depth in MJ", "NEG", "INCONCLUSIVE", gate)),
            List.of());

    assertThat(answer.headline())
        .isEqualTo("No answer: the data do not tell cause from consequence.");
    assertThat(answer.sentences())
        .containsExactly(
            "Effects were found, but a check of the data leaves no verdict: depth and value"
                + " correlate by 0.800.");
  }

  @Test
  void aPassedGateNeedsNoCaution() {
    assertThat(
            Answer.of(List.of(verdict("H6", "d", "NEG", "SUPPORTS_A", "PASS")), List.of())
                .cautions())
        .isEmpty();
  }

  @Test
  void numbersComeFromTheEffectWithValueHeldFixed() {
    Effect depth =
        new Effect(
            "depth_recent",
            "Depth",
            "one standard deviation more",
            "M4",
            0.4,
            0.3,
            0.5,
            "MJ",
            0.56,
            0.47,
            0.664,
            0.6,
            "OK",
            "");

    assertThat(
            Answer.of(
                    List.of(verdict("H6", "depth in MJ", "NEG", "SUPPORTS_A", "NOT_RUN")),
                    List.of(depth))
                .sentences())
        .first()
        .asString()
        .contains("44 % less risk of leaving", "hazard ratio 0.56, 95 % interval 0.47 to 0.66");
  }

  private static Verdict verdict(
      String hypothesis, String contrast, String finding, String verdict, String gate) {
    return new Verdict(
        hypothesis,
        contrast,
        "s",
        "a",
        "b",
        -0.5,
        -0.7,
        -0.3,
        0.01,
        7L,
        0.2,
        2.0,
        finding,
        verdict,
        gate,
        "depth and value correlate by 0.800",
        "because of this");
  }
}
