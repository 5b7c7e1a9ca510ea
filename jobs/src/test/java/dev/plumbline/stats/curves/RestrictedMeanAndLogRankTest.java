package dev.plumbline.stats.curves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.stats.cox.CoxRegression;
import dev.plumbline.stats.cox.GridData;
import dev.plumbline.stats.curves.LogRank.Comparison;
import dev.plumbline.stats.fixtures.Panels;
import dev.plumbline.stats.panel.PanelCensus;
import dev.plumbline.testing.Evidence;
import dev.plumbline.testing.Evidence.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestrictedMeanAndLogRankTest {

  private static final List<RiskSet> FOUR =
      List.of(
          new RiskSet(1, 4, 1), new RiskSet(2, 3, 0), new RiskSet(3, 2, 1), new RiskSet(4, 1, 0));

  /** One until 1, 3/4 until 3, 3/8 until 4: 1 + 3/2 + 3/8. */
  @Test
  @Evidence(of = RestrictedMean.class, kind = Kind.BY_HAND)
  void areaOfThreeSteps() {
    RestrictedMean mean = RestrictedMean.of(FOUR, 0, 4);

    assertThat(mean.mean()).isCloseTo(2.875, within(1e-15));
    // A_1 = 15/8 with 1/(4·3), A_3 = 3/8 with 1/(2·1).
    double variance = 15 / 8.0 * 15 / 8.0 / 12 + 3 / 8.0 * 3 / 8.0 / 2;
    assertThat(mean.standardError()).isCloseTo(Math.sqrt(variance), within(1e-15));
  }

  @Test
  @Evidence(of = RestrictedMean.class, kind = Kind.SYMMETRY)
  void unitOfTimeIsThatOfTheMean() {
    List<RiskSet> inDays =
        FOUR.stream().map(r -> new RiskSet(30 * r.time(), r.atRisk(), r.events())).toList();

    RestrictedMean months = RestrictedMean.of(FOUR, 0, 4);
    RestrictedMean days = RestrictedMean.of(inDays, 0, 120);

    assertThat(days.mean()).isCloseTo(30 * months.mean(), within(1e-12));
    assertThat(days.standardError()).isCloseTo(30 * months.standardError(), within(1e-12));
  }

  /** On a grid of months it is the sum of the curve at the start of each. */
  @Test
  @Evidence(of = RestrictedMean.class, kind = Kind.SECOND_ROUTE)
  void isTheSumOfTheCurve() {
    List<KaplanMeier.Point> curve = KaplanMeier.curve(FOUR);
    double sum = 0;
    for (int month = 0; month < 4; month++) {
      int at = month;
      sum +=
          curve.stream()
              .filter(p -> p.time() <= at)
              .reduce((a, b) -> b)
              .map(KaplanMeier.Point::survival)
              .orElse(1.0);
    }

    assertThat(RestrictedMean.of(FOUR, 0, 4).mean()).isCloseTo(sum, within(1e-15));
  }

  @Test
  void differenceOfTwoGroups() {
    RestrictedMean mean = RestrictedMean.of(FOUR, 0, 4);

    assertThat(mean.minus(mean).mean()).isZero();
    assertThat(mean.minus(mean).standardError())
        .isCloseTo(Math.sqrt(2) * mean.standardError(), within(1e-15));
  }

  /** Of 2 and 2 one of the first leaves, then of 1 and 2 one of the second. */
  @Test
  @Evidence(of = LogRank.class, kind = Kind.BY_HAND)
  void twoEvents() {
    LogRank test =
        LogRank.of(
            List.of(comparison(2, 2, 1, 0), comparison(1, 2, 0, 1), comparison(1, 1, 0, 0)), 2);

    assertThat(test.observed()).containsExactly(1, 1);
    assertThat(test.expected()).containsExactly(new double[] {5 / 6.0, 7 / 6.0}, within(1e-15));
    // U = 1/6, V = 1/4 + 2/9.
    assertThat(test.chiSquared()).isCloseTo(1 / 36.0 / (1 / 4.0 + 2 / 9.0), within(1e-15));
  }

  @Test
  @Evidence(of = LogRank.class, kind = Kind.SYMMETRY)
  void orderOfGroupsDoesNotMatter() {
    List<Comparison> forwards =
        List.of(
            comparison(9, 7, 5, 2, 0, 1),
            comparison(7, 7, 4, 1, 2, 0),
            comparison(5, 4, 4, 1, 0, 2));
    List<Comparison> backwards =
        forwards.stream()
            .map(c -> new Comparison(reversed(c.atRisk()), reversed(c.events())))
            .toList();

    assertThat(LogRank.of(backwards, 3).chiSquared())
        .isCloseTo(LogRank.of(forwards, 3).chiSquared(), within(1e-12));
    assertThat(LogRank.of(forwards, 3).degreesOfFreedom()).isEqualTo(2);
  }

  /** Without ties it is the score test of Cox's model with the group as its covariate. */
  @Test
  @Evidence(of = LogRank.class, kind = Kind.SECOND_ROUTE)
  void isCoxsScoreTestWithoutTies() {
    List<Panels.Row> rows = new ArrayList<>();
    List<Comparison> comparisons = new ArrayList<>();
    for (int time = 1; time <= 12; time++) {
      long[] atRisk = {14 - time, 20 - time};
      long[] events = {time % 3 == 0 ? 1 : 0, time % 3 == 0 ? 0 : 1};
      comparisons.add(new Comparison(atRisk, events));
      for (int group = 0; group < 2; group++) {
        for (int i = 0; i < atRisk[group]; i++) {
          rows.add(Panels.Row.of(time, i < events[group], i, group));
        }
      }
    }
    var panel = Panels.of(rows);
    PanelCensus census = Panels.census(panel, 1);

    double score =
        CoxRegression.efron().fit(GridData.of(panel, census), Panels.plain(census, 1)).scoreTest();

    assertThat(LogRank.of(comparisons, 2).chiSquared()).isCloseTo(score, within(1e-12));
  }

  @Test
  void groupsThatNeverMeetCannotBeCompared() {
    LogRank test = LogRank.of(List.of(comparison(3, 0, 1, 0), comparison(0, 3, 0, 1)), 2);

    assertThat(test.degreesOfFreedom()).isZero();
    assertThat(test.significance().p()).isNaN();
  }

  private static Comparison comparison(long... counts) {
    int groups = counts.length / 2;
    return new Comparison(
        Arrays.copyOf(counts, groups), Arrays.copyOfRange(counts, groups, counts.length));
  }

  private static long[] reversed(long[] values) {
    long[] reversed = new long[values.length];
    for (int k = 0; k < values.length; k++) {
      reversed[k] = values[values.length - 1 - k];
    }
    return reversed;
  }
}
