package dev.plumbline.hypotheses;

import static dev.plumbline.hypotheses.Finding.INCONCLUSIVE;
import static dev.plumbline.hypotheses.Finding.INSUFFICIENT_EVIDENCE;
import static dev.plumbline.hypotheses.Finding.NEG;
import static dev.plumbline.hypotheses.Finding.NOT_TESTABLE;
import static dev.plumbline.hypotheses.Finding.NULL;
import static dev.plumbline.hypotheses.Finding.POS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.tables.results.Tests;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Estimates of 41 clusters; what matters is a hazard ratio of 1.10, .0953 on the log scale. */
class JudgeTest {

  private static final double SMALLEST = Math.log(1.1);
  private static final String DEPTH = "depth_recent";
  private static final String VALUE = "value";
  private static final String VELOCITY = "depth_velocity";
  private static final String BACKFIRE = "push × arms_length";
  private static final String GRACE = "depth_recent × conflict";

  private final Map<String, Model> models = new HashMap<>();
  private final Map<String, Double> means = new HashMap<>();
  private final List<Identification.Check> checks = new ArrayList<>();
  private Ratio.Limits share;

  @ParameterizedTest
  @CsvSource({
    "-.40, .10, NEG,          BOTH",
    " .40, .10, POS,          NEITHER",
    "-.01, .02, NULL,         SUPPORTS_B",
    "-.10, .10, INCONCLUSIVE, INCONCLUSIVE",
    // Significant and negligible: negligible wins.
    "-.05, .01, NULL,         SUPPORTS_B",
  })
  void depthInAllIsPredictedByBothTheories(
      double depth, double error, Finding finding, Verdict verdict) {
    fitted("M4", Map.of(DEPTH, estimate(depth, error)));

    Judgement h4 = judged("depth in M4");

    assertThat(h4.finding()).isEqualTo(finding);
    assertThat(h4.verdict()).isEqualTo(verdict);
  }

  /** p of .04 .5 and .001 are .06 .5 and .003 together. */
  @Test
  void theThreeAreAdjustedTogether() {
    fitted("M4", Map.of(DEPTH, withP(-.4, .04)));
    fitted("M6", Map.of(VALUE, withP(-.4, .5)));
    fitted("MJ", Map.of(DEPTH, withP(-.4, .001)));

    assertThat(judged("depth in M4").q()).hasValueSatisfying(isCloseTo(.06));
    assertThat(judged("depth in M4").finding()).isEqualTo(INCONCLUSIVE);
    assertThat(judged("value in M6").q()).hasValueSatisfying(isCloseTo(.5));
    assertThat(judged("depth in MJ").q()).hasValueSatisfying(isCloseTo(.003));
    assertThat(judged("depth in MJ").finding()).isEqualTo(NEG);
  }

  @Test
  void aContrastWithoutEstimateIsNotInTheFamily() {
    fitted("M4", Map.of(DEPTH, withP(-.4, .04)));
    refused("M6", "4 events for 9 terms");

    assertThat(judged("depth in M4").q()).hasValueSatisfying(isCloseTo(.04));
  }

  /** Covariance 0; the difference of -.8 and -.3 with errors of .1 is .5 with one of .141. */
  @ParameterizedTest
  @CsvSource({
    // value, depth, error, verdict
    "-.80, -.30, .10, SUPPORTS_B",
    "-.80,  .00, .02, SUPPORTS_B",
    "-.40, -.40, .10, BOTH",
    "-.30, -.80, .10, SUPPORTS_A",
    " .00, -.80, .02, SUPPORTS_A",
    " .00,  .00, .02, NEITHER",
    " .80, -.30, .10, NEITHER",
    "-.30, -.20, .10, INCONCLUSIVE",
    "-.10, -.80, .10, SUPPORTS_A",
    "-.10,  .80, .10, INCONCLUSIVE",
  })
  void valueDominatesIfItCountsAndForMoreThanDepth(
      double value, double depth, double error, Verdict verdict) {
    fitted("M6", Map.of(VALUE, estimate(value, error), DEPTH, estimate(depth, error)));

    assertThat(judged("value in M6").verdict()).isEqualTo(verdict);
    assertThat(judged(ValueDominates.difference("M6")).verdict()).isEqualTo(verdict);
  }

  /** Var = .01 + .0064 - 2 .002; of opposite signs the covariance counts the other way. */
  @ParameterizedTest
  @CsvSource({"-.8, -.3, .5, .1113553", "-.8, .3, .5, .1428286"})
  void theDifferenceHeedsHowBothVaryTogether(
      double value, double depth, double difference, double error) {
    fitted("M6", Map.of(VALUE, estimate(value, .1), DEPTH, estimate(depth, .08)), .002);

    Judgement judged = judged(ValueDominates.difference("M6"));

    assertThat(judged.value()).hasValueSatisfying(isCloseTo(difference));
    assertThat(judged.estimate().orElseThrow().standardError()).isCloseTo(error, within(1e-6));
    assertThat(judged.q()).isEmpty();
  }

  @Test
  void valueIsSaidToBeUncalibrated() {
    fitted("M6", Map.of(VALUE, estimate(-.8, .1), DEPTH, estimate(-.3, .1)));

    assertThat(judged("value in M6").reason())
        .isEqualTo(
            "value lowers the hazard; it counts for more than depth; value is not calibrated for"
                + " error of measurement, which draws its effect towards 0");
  }

  @Test
  void valueCorrectedForItsErrorDecidesAndValueAsMeasuredStandsBeside() {
    fitted("M6", Map.of(VALUE, estimate(-.4, .1), DEPTH, estimate(-.4, .1)));
    fitted("M6rc", Map.of("value_raw", estimate(-.8, .1), DEPTH, estimate(-.3, .1)));

    assertThat(judged("value in M6rc").verdict()).isEqualTo(Verdict.SUPPORTS_B);
    assertThat(judged("value in M6rc").q()).isPresent();
    assertThat(judged("value in M6rc").reason())
        .isEqualTo("value lowers the hazard; it counts for more than depth");
    assertThat(judged(ValueDominates.difference("M6rc")).value()).hasValueSatisfying(isCloseTo(.5));
    assertThat(judged("value in M6").verdict()).isEqualTo(Verdict.BOTH);
    assertThat(judged("value in M6").q()).isEmpty();
    assertThat(contrasts()).doesNotContain(ValueDominates.difference("M6"));
  }

  @Test
  void whereTheHalvesDoNotTellItsErrorValueIsJudgedAsMeasured() {
    fitted("M6", Map.of(VALUE, estimate(-.8, .1), DEPTH, estimate(-.3, .1)));
    refused("M6rc", "the halves of the first term do not tell its error");

    assertThat(judged("value in M6").q()).isPresent();
    assertThat(judged("value in M6").reason()).contains("value is not calibrated");
    assertThat(contrasts()).doesNotContain("value in M6rc");
  }

  /** H6 is judged on what was measured, whatever the correction says. */
  @Test
  void depthBesideCorrectedValueIsARowOfItsOwn() {
    fitted("M4", Map.of(DEPTH, estimate(-.6, .1)));
    fitted("MJ", Map.of(DEPTH, estimate(-.4, .1)));
    fitted("MJrc", Map.of("value_raw", estimate(-.8, .1), DEPTH, estimate(-.1, .1)));

    assertThat(judged("depth in MJ").verdict()).isEqualTo(Verdict.SUPPORTS_A);
    assertThat(judged("depth in MJrc").verdict()).isEqualTo(Verdict.SUPPORTS_B);
    assertThat(judged("depth in MJrc").q()).isEmpty();
  }

  @Test
  void withoutDepthThereIsNoDifference() {
    fitted("M6", Map.of(VALUE, estimate(-.8, .1)));

    assertThat(contrasts()).doesNotContain(ValueDominates.difference("M6"));
    assertThat(judged("value in M6").verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(judged("value in M6").reason()).contains("there is no depth to compare it with");
  }

  @ParameterizedTest
  @CsvSource({
    // direct, its error, total, its error, verdict
    "-.40, .10, -.60, .10, SUPPORTS_A",
    "-.30, .05, -.60, .10, SUPPORTS_A",
    "-.28, .05, -.60, .10, INCONCLUSIVE",
    "-.19, .05, -.60, .10, SUPPORTS_B",
    "-.10, .10, -.60, .10, SUPPORTS_B",
    " .10, .10, -.60, .10, SUPPORTS_B",
    "-.40, .25, -.60, .10, INCONCLUSIVE",
    // Negligible: whatever the total.
    "-.01, .02, -.60, .10, SUPPORTS_B",
    "-.01, .02, -.10, .10, SUPPORTS_B",
    // No total effect that it could be a share of.
    "-.40, .10, -.10, .10, INCONCLUSIVE",
    " .10, .10,  .60, .10, INCONCLUSIVE",
  })
  void depthBeyondValueIsJudgedByItselfAndByItsShare(
      double direct, double error, double total, double totalError, Verdict verdict) {
    fitted("M4", Map.of(DEPTH, estimate(total, totalError)));
    fitted("MJ", Map.of(DEPTH, estimate(direct, error), VALUE, estimate(-.5, .1)));

    assertThat(judged("depth in MJ").verdict()).isEqualTo(verdict);
    assertThat(judged(DepthBeyondValue.SHARE).verdict()).isEqualTo(verdict);
    assertThat(judged(DepthBeyondValue.SHARE).value())
        .hasValueSatisfying(isCloseTo(direct / total));
  }

  /** t = 2.0210754: (.36 - .0408) x^2 - .36 x + (.09 - .0408) = 0. */
  @Test
  void theShareHasTheIntervalOfFieller() {
    fitted("M4", Map.of(DEPTH, estimate(-.6, .1)));
    fitted("MJ", Map.of(DEPTH, estimate(-.3, .1)));

    Ratio.Limits limits = judged(DepthBeyondValue.SHARE).limits().orElseThrow();

    assertThat(limits.low()).isCloseTo(.158926656, within(1e-6));
    assertThat(limits.high()).isCloseTo(.969060598, within(1e-6));
  }

  @Test
  void aShareOfWhatMayBeNothingHasNoInterval() {
    fitted("M4", Map.of(DEPTH, estimate(-.1, .1)));
    fitted("MJ", Map.of(DEPTH, estimate(-.3, .1)));

    assertThat(judged(DepthBeyondValue.SHARE).limits()).isEmpty();
    assertThat(judged(DepthBeyondValue.SHARE).reason())
        .contains("no total effect of depth is shown that it could be a share of");
  }

  @ParameterizedTest
  @CsvSource({
    // interaction, its error, depth without conflict, its error, verdict
    "-.40, .10, -.40, .10, SUPPORTS_A",
    "-.40, .10, -.01, .02, SUPPORTS_B",
    "-.40, .10, -.10, .10, BOTH",
    " .40, .10, -.40, .10, NEITHER",
    " .01, .02, -.40, .10, NEITHER",
    "-.10, .10, -.40, .10, INCONCLUSIVE",
  })
  void graceIsJudgedByWhatDepthTakesFromAConflictAndByWhatItDoesWithoutOne(
      double grace, double error, double depth, double depthError, Verdict verdict) {
    fitted("MJ", Map.of(GRACE, estimate(grace, error), DEPTH, estimate(depth, depthError)));

    assertThat(judged("depth × conflict in MJ").verdict()).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({
    // velocity, its error, lasting depth, its error, verdict
    "-.40, .10, -.40, .10, SUPPORTS_A",
    " .01, .02, -.40, .10, SUPPORTS_A",
    "-.40, .10, -.01, .02, SUPPORTS_B",
    " .01, .02, -.01, .02, NEITHER",
    "-.10, .10, -.01, .02, INCONCLUSIVE",
    "-.40, .10, -.10, .10, INCONCLUSIVE",
    "-.40, .10,  .40, .10, NEITHER",
  })
  void durabilityIsJudgedByDepthThatLastsAndByDepthThatIsNew(
      double velocity, double error, double depth, double depthError, Verdict verdict) {
    fitted("MJ", Map.of(VELOCITY, estimate(velocity, error), DEPTH, estimate(depth, depthError)));

    assertThat(judged("depth_velocity in MJ").verdict()).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({
    // personal depth, its error, the rep's withholding, its error, verdict, verdict beside
    "-.40, .10,  .40, .10, SUPPORTS_A,   SUPPORTS_A",
    "-.01, .02,  .01, .02, SUPPORTS_B,   SUPPORTS_B",
    " .40, .10, -.40, .10, NEITHER,      NEITHER",
    "-.10, .10,  .10, .10, INCONCLUSIVE, INCONCLUSIVE",
  })
  void personalDepthIsJudgedAtEqualBusinessDepthAndTheRepBesideIt(
      double personal, double error, double rep, double repError, Verdict verdict, Verdict beside) {
    fitted(
        "M11",
        Map.of(
            "depth_personal", estimate(personal, error), "withholding", estimate(rep, repError)));

    assertThat(judged("depth_personal in M11").verdict()).isEqualTo(verdict);
    assertThat(judged("withholding in M11").verdict()).isEqualTo(beside);
    assertThat(judged("withholding in M11").q()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    // silence without need, its error, retreat, its error, verdict, verdict beside
    " .40, .10,  .40, .10, SUPPORTS_A,   SUPPORTS_A",
    " .01, .02,  .01, .02, SUPPORTS_B,   SUPPORTS_B",
    "-.40, .10, -.40, .10, NEITHER,      NEITHER",
    " .10, .10,  .10, .10, INCONCLUSIVE, INCONCLUSIVE",
  })
  void silenceWithoutNeedTellsDecayFromRest(
      double silence, double error, double retreat, double other, Verdict verdict, Verdict beside) {
    fitted(
        "M12",
        Map.of("dormant", estimate(silence, error), "depenetration", estimate(retreat, other)));

    assertThat(judged("dormant in M12").verdict()).isEqualTo(verdict);
    assertThat(judged("depenetration in M12").verdict()).isEqualTo(beside);
    assertThat(judged("depenetration in M12").q()).isEmpty();
  }

  /** Both models vary together, which Fieller does not know. */
  @Test
  void limitsOfTheShareAreThoseOfTheReplicatesWhereThereAreAny() {
    fitted("M4", Map.of(DEPTH, estimate(-.6, .1)));
    fitted("MJ", Map.of(DEPTH, estimate(-.4, .1), VALUE, estimate(-.4, .1)));
    Ratio.Limits byFieller = judged(DepthBeyondValue.SHARE).limits().orElseThrow();
    share = new Ratio.Limits(.5, .8);

    assertThat(judged(DepthBeyondValue.SHARE).limits()).hasValue(share);
    assertThat(byFieller.low()).isLessThan(.5);
    assertThat(byFieller.high()).isGreaterThan(.8);
  }

  @ParameterizedTest
  @CsvSource({
    // net reward, its error, need, its error, verdict, verdict beside
    " .40, .10,  .40, .10, SUPPORTS_A,   SUPPORTS_B",
    " .01, .02,  .40, .10, SUPPORTS_B,   SUPPORTS_B",
    " .01, .02,  .01, .02, NEITHER,      NEITHER",
    " .01, .02,  .10, .10, INCONCLUSIVE, INCONCLUSIVE",
    "-.40, .10,  .40, .10, NEITHER,      SUPPORTS_B",
    " .10, .10,  .40, .10, INCONCLUSIVE, SUPPORTS_B",
  })
  void rewardOrNeedDeepens(
      double net, double error, double need, double other, Verdict verdict, Verdict beside) {
    fitted("M3", Map.of("net_relative", estimate(net, error), "need", estimate(need, other)));

    assertThat(judged("net_relative in M3").verdict()).isEqualTo(verdict);
    assertThat(judged("need in M3").verdict()).isEqualTo(beside);
    assertThat(judged("need in M3").q()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    // push at arm's length, its error, by dose, its error, verdict, verdict beside
    " .40, .10,  .40, .10, SUPPORTS_B,   SUPPORTS_B",
    " .01, .02,  .01, .02, SUPPORTS_A,   SUPPORTS_A",
    "-.40, .10, -.40, .10, NEITHER,      NEITHER",
    " .10, .10,  .10, .10, INCONCLUSIVE, INCONCLUSIVE",
  })
  void pushDrivesDistantBuyersAwayOrDoesNothingMore(
      double push, double error, double dose, double other, Verdict verdict, Verdict beside) {
    means.putAll(Map.of("arms_length", .2, "arms_unknown", .6));
    fitted("MJ", Map.of(BACKFIRE, estimate(push, error)));
    fitted("MJA", Map.of("push × arms_score", estimate(dose, other)));

    assertThat(judged("push × arms_length in MJ").verdict()).isEqualTo(verdict);
    assertThat(judged("push × arms_score in MJA").verdict()).isEqualTo(beside);
    assertThat(judged("push × arms_score in MJA").q()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({".14, .60", ".26, .60", ".20, .66"})
  void buyersOfBothKindsAreNeeded(double distant, double unknown) {
    means.putAll(Map.of("arms_length", distant, "arms_unknown", unknown));
    fitted("M4", Map.of(DEPTH, withP(-.4, .04)));
    fitted("MJ", Map.of(BACKFIRE, withP(.4, .001)));

    Judgement judged = judged("push × arms_length in MJ");

    assertThat(judged.finding()).isEqualTo(NOT_TESTABLE);
    assertThat(judged.reason()).endsWith("15 % of each are needed");
    // It takes no part in the family.
    assertThat(judged("depth in M4").q()).hasValueSatisfying(isCloseTo(.04));
  }

  @Test
  void thirtyRepsAreNeeded() {
    means.putAll(Map.of("arms_length", .2, "arms_unknown", .6));
    fitted("MJ", Map.of(BACKFIRE, Estimate.of(.4, .1, 29, SMALLEST)));
    fitted("MJA", Map.of("push × arms_score", Estimate.of(.4, .1, 29, SMALLEST)));

    for (String name : List.of("push × arms_length in MJ", "push × arms_score in MJA")) {
      assertThat(judged(name).verdict()).isEqualTo(Verdict.NOT_TESTABLE);
      assertThat(judged(name).reason()).isEqualTo("29 reps or groups, 30 are needed");
    }
  }

  @Test
  void whatTheJointModelLacksIsNamed() {
    fitted("M4", Map.of(DEPTH, estimate(-.6, .1)));
    fitted("MJ", Map.of(DEPTH, estimate(-.4, .1), VALUE, estimate(-.4, .1)));

    assertThat(judged("depth in MJ").reason())
        .isEqualTo(
            "at equal value depth lowers the hazard; its share of the total effect is 0.67, a half"
                + " or more; MJ was fitted without arms_length, conflict, depth_recent × conflict,"
                + " depth_velocity, push, push × arms_length");
  }

  @Test
  void aRefusedModelIsInsufficientEvidence() {
    refused("M3", "4 events for 9 terms");
    refused("M4", "4 events for 9 terms");
    refused("M6", "4 events for 9 terms");
    refused("MJ", "4 events for 9 terms");
    refused("MJA", "4 events for 9 terms");
    refused("M11", "4 events for 9 terms");
    refused("M12", "4 events for 9 terms");

    assertThat(judge()).extracting(Judgement::finding).containsOnly(INSUFFICIENT_EVIDENCE);
    assertThat(judge()).extracting(Judgement::verdict).containsOnly(Verdict.INCONCLUSIVE);
    assertThat(judge())
        .extracting(Judgement::reason)
        .containsExactly(
            "M3: 4 events for 9 terms",
            "M3: 4 events for 9 terms",
            "M4: 4 events for 9 terms",
            "M6: 4 events for 9 terms",
            "MJ: 4 events for 9 terms",
            "MJ: 4 events for 9 terms",
            "MJ: 4 events for 9 terms",
            "MJ: 4 events for 9 terms",
            "MJA: 4 events for 9 terms",
            "M11: 4 events for 9 terms",
            "M11: 4 events for 9 terms",
            "M12: 4 events for 9 terms",
            "M12: 4 events for 9 terms");
  }

  @Test
  void aTermThatNoMonthCanFillIsNotTestable() {
    unfilled("M3", VALUE);
    unfilled("M4", DEPTH);
    unfilled("M6", VALUE);
    unfilled("MJ", VALUE);
    unfilled("MJA", VALUE);
    unfilled("M11", "depth_personal");
    unfilled("M12", "dormant");

    assertThat(judge()).extracting(Judgement::finding).containsOnly(NOT_TESTABLE);
    assertThat(judge()).extracting(Judgement::verdict).containsOnly(Verdict.NOT_TESTABLE);
    assertThat(judge())
        .extracting(Judgement::reason)
        .containsExactly(
            "the data cannot hold value",
            "the data cannot hold value",
            "the data cannot hold depth_recent",
            "the data cannot hold value",
            "the data cannot hold value",
            "the data cannot hold value",
            "the data cannot hold value",
            "the data cannot hold value",
            "the data cannot hold value",
            "the data cannot hold depth_personal",
            "the data cannot hold depth_personal",
            "the data cannot hold dormant",
            "the data cannot hold dormant");
  }

  @ParameterizedTest
  @CsvSource({
    // ratio, p of the loss of the rep, shrink; empty: not examined
    ".6, .01, .0, PASS",
    ".2, .01, .0, PASS",
    ".2, .60, .0, REVERSE_SUSPECT",
    ".2, .01, .4, REVERSE_SUSPECT",
    ".6, .60, .4, REVERSE_SUSPECT",
    ".2, .60, .4, REVERSE_SUSPECT",
    ".2, , .4, REVERSE_SUSPECT",
    ".2, , .0, PASS",
    ".2, , , WEAK_ID",
    ", .60, , WEAK_ID",
    ", , , WEAK_ID",
  })
  void twoSignsOfThreeMakeTheEffectOfDepthSuspect(
      Double ratio, Double p, Double shrink, Gate gate) {
    fittedAll(-.6);
    examined(Tests.CLOCK, 0.0, null, true);
    examined(Tests.LAG_RATIO, ratio, null, ratio != null && ratio >= .4);
    examined(Tests.REP_TURNOVER, p, p, p != null && p < .05);
    examined(Tests.INTENT_SHRINK, shrink, null, shrink != null && shrink <= .25);

    assertThat(judge()).extracting(j -> j.ruling().gate()).containsOnly(gate);
    boolean isWithheld = gate == Gate.REVERSE_SUSPECT;
    assertThat(judged("depth in M4").verdict())
        .isEqualTo(isWithheld ? Verdict.INCONCLUSIVE : Verdict.BOTH);
    assertThat(judged("value in M6").verdict())
        .isEqualTo(isWithheld ? Verdict.INCONCLUSIVE : Verdict.BOTH);
    assertThat(judged("depth in MJ").verdict())
        .isEqualTo(isWithheld ? Verdict.INCONCLUSIVE : Verdict.SUPPORTS_A);
    assertThat(judged("depth in MJ").finding()).isEqualTo(NEG);
  }

  /** What has no effect cannot be an effect of leaving. */
  @Test
  void withoutAnEffectOfDepthNothingIsSuspect() {
    fittedAll(-.1);
    examined(Tests.LAG_RATIO, .1, null, false);
    examined(Tests.INTENT_SHRINK, .9, null, false);

    assertThat(judge()).extracting(j -> j.ruling().gate()).containsOnly(Gate.PASS);
  }

  @ParameterizedTest
  @CsvSource({
    "leak_clock,       LEAK",
    "placebo_exposure, PLACEBO_FAIL",
    "negative_control, PLACEBO_FAIL",
  })
  void aLeakOrAPlaceboLeavesNoVerdictWhateverWasFound(String test, Gate gate) {
    fittedAll(-.1);
    examined(Tests.LAG_RATIO, .9, null, true);
    examined(test, 3.0, null, false);

    assertThat(judge()).extracting(j -> j.ruling().gate()).containsOnly(gate);
    assertThat(judge()).extracting(Judgement::verdict).containsOnly(Verdict.INCONCLUSIVE);
    assertThat(judged("depth in MJ").reason())
        .startsWith("withheld, ")
        .contains("note of " + test, "; otherwise: at equal value");
  }

  @Test
  void depthAndValueThatGoTogetherAreToldApartWeakly() {
    fittedAll(-.6);
    examined(Tests.LAG_RATIO, .9, null, true);
    examined(Tests.INTENT_SHRINK, .0, null, true);
    examined(Tests.CORRELATION, .8, null, false);

    assertThat(judged("depth in M4").ruling().gate()).isEqualTo(Gate.PASS);
    assertThat(judged("value in M6").ruling().gate()).isEqualTo(Gate.WEAK_ID);
    assertThat(judged("depth in MJ").ruling().gate()).isEqualTo(Gate.WEAK_ID);
    assertThat(judged("depth in MJ").verdict()).isEqualTo(Verdict.SUPPORTS_A);
  }

  @Test
  void withoutAnyCheckTheGateWasNotRun() {
    fittedAll(-.6);
    examined(Tests.LAG_RATIO, null, null, false);

    assertThat(judge()).extracting(j -> j.ruling().gate()).containsOnly(Gate.NOT_RUN);
    assertThat(judged("depth in M4").verdict()).isEqualTo(Verdict.BOTH);
  }

  @Test
  void withoutAnyModelThereIsNothingToJudge() {
    assertThat(judge()).isEmpty();
  }

  @Test
  void findingsOfFindingsAreConsistent() {
    assertThat(Stream.of(Finding.values()).filter(Finding::isEffect)).containsExactly(NEG, POS);
    assertThat(Stream.of(Finding.values()).filter(Finding::isEstimated))
        .containsExactly(NEG, POS, NULL, INCONCLUSIVE);
  }

  private static Consumer<Double> isCloseTo(double expected) {
    return actual -> assertThat(actual).isCloseTo(expected, within(1e-9));
  }

  private static Estimate estimate(double value, double error) {
    return Estimate.of(value, error, 41, SMALLEST);
  }

  private static Estimate withP(double value, double p) {
    return new Estimate(value, .1, value - .2, value + .2, p, .9, .28, 2, 41);
  }

  private void fitted(String id, Map<String, Estimate> estimates) {
    fitted(id, estimates, 0);
  }

  private void fitted(String id, Map<String, Estimate> estimates, double covariance) {
    List<String> terms = estimates.keySet().stream().sorted().toList();
    Map<String, Map<String, Double>> covariances =
        terms.stream()
            .collect(
                Collectors.toMap(
                    t -> t,
                    t -> terms.stream().collect(Collectors.toMap(o -> o, o -> covariance))));
    models.put(id, new Model(id, "", 190, terms, List.of(), means, estimates, covariances));
  }

  private void fittedAll(double depth) {
    fitted("M4", Map.of(DEPTH, estimate(depth, .1)));
    fitted("M6", Map.of(DEPTH, estimate(depth, .1), VALUE, estimate(-.5, .1)));
    fitted("MJ", Map.of(DEPTH, estimate(depth, .1), VALUE, estimate(-.5, .1)));
  }

  private void examined(String test, Double statistic, Double p, boolean isPassed) {
    checks.add(
        new Identification.Check(
            test,
            Optional.ofNullable(statistic),
            Optional.ofNullable(p),
            statistic == null ? Tests.NOT_EXAMINED : isPassed ? Tests.PASS : Tests.FLAGGED,
            "note of " + test));
  }

  private void refused(String id, String reason) {
    models.put(
        id,
        new Model(id, reason, 4, List.of(DEPTH, VALUE), List.of(), Map.of(), Map.of(), Map.of()));
  }

  private void unfilled(String id, String term) {
    List<String> terms = new ArrayList<>(List.of(DEPTH, VALUE));
    terms.remove(term);
    Map<String, Estimate> estimates =
        terms.stream().collect(Collectors.toMap(t -> t, t -> estimate(-.4, .1)));
    models.put(id, new Model(id, "", 190, terms, List.of(term), Map.of(), estimates, Map.of()));
  }

  private List<Judgement> judge() {
    return new Judge(SMALLEST)
        .judgements(new Models(models, Optional.ofNullable(share)), new Identification(checks));
  }

  private List<String> contrasts() {
    return judge().stream().map(Judgement::contrast).toList();
  }

  private Judgement judged(String contrast) {
    return judge().stream().filter(j -> j.contrast().equals(contrast)).findFirst().orElseThrow();
  }
}
