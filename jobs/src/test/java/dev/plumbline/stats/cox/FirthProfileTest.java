package dev.plumbline.stats.cox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.stats.fixtures.Intervals;
import dev.plumbline.stats.fixtures.Panels;
import dev.plumbline.stats.fixtures.Panels.Row;
import dev.plumbline.stats.fixtures.SpreadBlocks;
import dev.plumbline.stats.interval.IntervalCensus;
import dev.plumbline.stats.panel.Design;
import dev.plumbline.stats.panel.PanelBlock;
import dev.plumbline.stats.panel.PanelCensus;
import dev.plumbline.testing.Evidence;
import dev.plumbline.testing.Evidence.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Profiles of Firth's likelihood; the search of R and its output are in {@code r/firth.R}. */
class FirthProfileTest {

  private static final double QUANTILE = 3.841458820694124;

  /**
   * One event, among one row with x = 1 and four without: with p the share of the hazard that the
   * one has, the penalised likelihood is \(\frac32 \log p + \frac12 \log (1 - p)\), highest at 3/4;
   * p is 1/5 without an effect.
   */
  @Test
  @Evidence(of = FirthProfile.class, kind = Kind.BY_HAND)
  void oneEventOfThoseExposed() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      rows.add(Row.of(1, i < 1, i, i < 1 ? 1 : 0));
    }

    FirthProfile profile = profile(rows, 0);

    assertThat(profile.statistic()).isCloseTo(fall(0.2), within(1e-10));
    assertThat(fall(shareAt(profile.low()))).isCloseTo(QUANTILE, within(1e-8));
    assertThat(fall(shareAt(profile.high()))).isCloseTo(QUANTILE, within(1e-8));
    assertThat(shareAt(profile.low())).isLessThan(0.75);
    assertThat(shareAt(profile.high())).isGreaterThan(0.75);
  }

  private static double shareAt(double beta) {
    return Math.exp(beta) / (Math.exp(beta) + 4);
  }

  private static double fall(double p) {
    return 3 * Math.log(0.75 / p) + Math.log(0.25 / (1 - p));
  }

  @Test
  @Evidence(of = FirthProfile.class, kind = Kind.SYMMETRY)
  void signAndUnitOfATermTurnTheLimitsRound() {
    List<Row> turned =
        FirthRegressionTest.separated().stream()
            .map(
                row ->
                    Row.of(
                        row.time(),
                        row.event(),
                        row.clusters()[0],
                        row.values()[0],
                        5 - 2 * row.values()[1],
                        row.values()[2]))
            .toList();

    FirthProfile profile = profile(FirthRegressionTest.separated(), 1);
    FirthProfile same = profile(turned, 1);

    assertThat(same.statistic()).isCloseTo(profile.statistic(), within(1e-9));
    assertThat(-2 * same.low()).isCloseTo(profile.high(), within(1e-7));
    assertThat(-2 * same.high()).isCloseTo(profile.low(), within(1e-7));
  }

  /** By the month, and as intervals. */
  @Test
  @Evidence(of = FirthProfile.class, kind = Kind.SECOND_ROUTE)
  void monthsAreIntervalsOfLengthOne() {
    List<Row> rows = FirthRegressionTest.separated();
    var intervals = Intervals.of(Intervals.fromMonths(rows), 100);
    var census = intervals.sum(new IntervalCensus.Pass(3));
    IntervalData data = IntervalData.of(intervals, census);
    Design design =
        Design.of(
            List.of(
                Design.Term.asMeasured(0), Design.Term.asMeasured(1), Design.Term.asMeasured(2)),
            census.moments());
    FirthRegression firth = FirthRegression.efron();
    CoxFit fit = firth.refit(data, CoxRegression.efron().fit(data, design));

    FirthProfile profile = FirthProfile.of(firth, data, fit, 1);

    FirthProfile byMonth = profile(rows, 1);
    assertThat(profile.statistic()).isCloseTo(byMonth.statistic(), within(1e-9));
    assertThat(profile.low()).isCloseTo(byMonth.low(), within(1e-7));
    assertThat(profile.high()).isCloseTo(byMonth.high(), within(1e-7));
  }

  /** R searches by values alone, so the last digits are its. */
  @Test
  @Evidence(of = FirthProfile.class, kind = Kind.R)
  void agreesWithASearchInR() {
    assertProfile(0, 0.007843258951596, -2.70425379083, 2.612495337623);
    assertProfile(1, 37.78180397687, -8.954179410177, -2.15397201955);
    assertProfile(2, 4.295529030796, 0.03556745520111, 1.284780349534);
  }

  private static void assertProfile(int term, double statistic, double low, double high) {
    FirthProfile profile = profile(FirthRegressionTest.separated(), term);
    assertThat(profile.statistic()).isCloseTo(statistic, within(1e-8));
    assertThat(profile.low()).isCloseTo(low, within(1e-7));
    assertThat(profile.high()).isCloseTo(high, within(1e-7));
    assertThat(profile.significance().p() < 0.05).isEqualTo(low > 0 || high < 0);
  }

  private static FirthProfile profile(List<Row> rows, int term) {
    SpreadBlocks<PanelBlock> panel = Panels.of(rows);
    int columns = rows.get(0).values().length;
    PanelCensus census = Panels.census(panel, columns);
    GridData data = GridData.of(panel, census);
    FirthRegression firth = FirthRegression.efron();
    CoxFit fit = firth.refit(data, CoxRegression.efron().fit(data, Panels.plain(census, columns)));
    return FirthProfile.of(firth, data, fit, term);
  }
}
