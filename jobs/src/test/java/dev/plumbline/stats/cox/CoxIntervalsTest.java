package dev.plumbline.stats.cox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.stats.HazardFit;
import dev.plumbline.stats.discrimination.Concordance;
import dev.plumbline.stats.discrimination.IntervalConcordance;
import dev.plumbline.stats.fixtures.BookData;
import dev.plumbline.stats.fixtures.Intervals;
import dev.plumbline.stats.fixtures.Intervals.Row;
import dev.plumbline.stats.fixtures.Panels;
import dev.plumbline.stats.fixtures.SpreadBlocks;
import dev.plumbline.stats.interval.IntervalBlock;
import dev.plumbline.stats.interval.IntervalCensus;
import dev.plumbline.stats.panel.Design;
import dev.plumbline.testing.Evidence;
import dev.plumbline.testing.Evidence.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows of any start and stop: the same numbers as on the month grid, by other sums. */
class CoxIntervalsTest {

  @Test
  void dataSets1And2OfTheBook() {
    Fitted first = fit(Intervals.of(BookData.test1()), Ties.EFRON);
    Fitted second = fit(Intervals.of(BookData.test2()), Ties.EFRON);

    assertThat(first.fit.coefficients()[0]).isCloseTo(1.676857485592897, within(1e-14));
    assertThat(first.robustError(0)).isCloseTo(0.877917410106576, within(1e-13));
    assertThat(second.fit.coefficients()[0]).isCloseTo(-0.0211052095801752, within(1e-14));
    assertThat(second.fit.logLikelihood()).isCloseTo(-9.16916646472476, within(1e-13));
    assertThat(second.robustError(0)).isCloseTo(0.538948033463603, within(1e-13));
  }

  @Test
  void weightedDataSetOfTheBook() {
    Fitted fitted = fit(Intervals.of(BookData.testw1()), Ties.EFRON);

    assertThat(fitted.fit.coefficients()[0]).isCloseTo(0.872604246398396, within(1e-14));
    assertThat(fitted.fit.logLikelihood()).isCloseTo(-29.4167846001362, within(1e-13));
    assertThat(fitted.robustError(0)).isCloseTo(1.11905516481244, within(1e-13));
  }

  /** Two routes to one number: FX1 by the month, and as intervals. */
  @ParameterizedTest
  @EnumSource(Ties.class)
  @Evidence(of = CoxRegression.class, kind = Kind.SECOND_ROUTE)
  void monthsAreIntervalsOfLengthOne(Ties ties) {
    var panel = Panels.of(Panels.fx1Weighted());
    var census = Panels.census(panel, 3);
    CoxFit months =
        new CoxRegression(ties, 30).fit(GridData.of(panel, census), Panels.plain(census, 3));

    Fitted intervals = fit(Intervals.fromMonths(Panels.fx1Weighted()), ties);

    assertThat(intervals.fit.coefficients()).containsExactly(months.coefficients(), within(1e-12));
    assertThat(intervals.fit.logLikelihood()).isCloseTo(months.logLikelihood(), within(1e-11));
    assertThat(intervals.robustError(1))
        .isCloseTo(
            HazardFit.standardErrors(months.robust(GridData.of(panel, census), 0).matrix())[1],
            within(1e-12));
  }

  @Test
  @Evidence(of = CoxRegression.class, kind = Kind.SYMMETRY)
  void splittingAnIntervalChangesNothing() {
    List<Row> split = new ArrayList<>();
    for (Row row : Intervals.of(BookData.test2())) {
      double middle = (row.start() + row.stop()) / 2;
      split.add(part(row, row.start(), middle, false));
      split.add(part(row, middle, row.stop(), row.event()));
    }

    Fitted whole = fit(Intervals.of(BookData.test2()), Ties.EFRON);
    Fitted parts = fit(split, Ties.EFRON);

    assertThat(parts.fit.coefficients()).containsExactly(whole.fit.coefficients(), within(1e-13));
    assertThat(parts.robustError(0)).isCloseTo(whole.robustError(0), within(1e-13));
  }

  @Test
  void orderOfRowsAndBlocksDoNotMatter() {
    List<Row> shuffled = new ArrayList<>(Intervals.fromMonths(Panels.fx1Weighted()));
    Collections.shuffle(shuffled, new Random(3));

    Fitted expected = fit(Intervals.fromMonths(Panels.fx1Weighted()), Ties.EFRON);
    Fitted actual = fit(Intervals.of(shuffled, 17), Ties.EFRON);

    assertThat(actual.fit.coefficients())
        .containsExactly(expected.fit.coefficients(), within(1e-12));
  }

  /** Almost everybody leaves before the last few events: sums that subtract lose their digits. */
  @Test
  void digitsSurviveTheDepartureOfTheMany() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      rows.add(new Row(0, 0, 1, i % 2 == 0, new double[] {i % 3, 30}, 1, 0, i));
    }
    List<Row> last = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      double[] values = {i % 3, 0.1 * (i % 5)};
      last.add(new Row(1, 1, 2 + i, i % 4 != 0, values, 1, 0, i));
    }
    List<Row> sameStratum =
        last.stream()
            .map(r -> new Row(0, 1, r.stop(), r.event(), r.values(), 1, 0, r.cluster()))
            .toList();

    double[] beta = {0.4, 2};
    CoxSums apart = sums(concat(rows, last), beta);
    CoxSums together = sums(concat(rows, sameStratum), beta);

    // Each of the last risk sets is the same in both, though in one a thousand rows of e^60 times
    // the weight have left it.
    int ofEvents = 9 * 6;
    assertThat(tail(together.others(), ofEvents))
        .containsExactly(tail(apart.others(), ofEvents), within(0.0));
  }

  private static double[] tail(double[] values, int length) {
    return Arrays.copyOfRange(values, values.length - length, values.length);
  }

  /** Every pair looked at: quadratic, and right. */
  @Test
  @Evidence(of = Concordance.class, kind = Kind.SECOND_ROUTE)
  void concordanceByBruteForce() {
    List<Row> rows = Intervals.fromMonths(Panels.fx1Weighted());
    Fitted fitted = fit(rows, Ties.EFRON);
    double[] eta =
        rows.stream()
            .mapToDouble(
                r ->
                    IntStream.range(0, 3)
                        .mapToDouble(j -> Math.round(r.values()[j] * 4) * (j + 1))
                        .sum())
            .toArray();
    List<Row> rounded = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Row r = rows.get(i);
      rounded.add(
          new Row(
              r.stratum(),
              r.start(),
              r.stop(),
              r.event(),
              new double[] {eta[i]},
              1,
              0,
              r.cluster()));
    }
    IntervalBlock block = Intervals.block(rounded);
    var census = Intervals.of(rounded, 1000).sum(new IntervalCensus.Pass(1));
    Design design = Design.of(List.of(Design.Term.asMeasured(0)), census.moments());

    Concordance actual = IntervalConcordance.of(block, design, new double[] {1}, 0);

    double[] counts = new double[3];
    for (Row event : rounded) {
      for (Row other : rounded) {
        boolean atRisk =
            event.event()
                && other.stratum() == event.stratum()
                && other.start() < event.stop()
                && event.stop() <= other.stop()
                && !(other.event() && other.stop() == event.stop());
        if (atRisk) {
          counts[1 - (int) Math.signum(event.values()[0] - other.values()[0])]++;
        }
      }
    }
    assertThat(actual.concordant()).isEqualTo(counts[0]);
    assertThat(actual.tied()).isEqualTo(counts[1]).isPositive();
    assertThat(actual.discordant()).isEqualTo(counts[2]);
    assertThat(fitted.fit.converged()).isTrue();
  }

  private static CoxSums sums(List<Row> rows, double[] beta) {
    SpreadBlocks<IntervalBlock> blocks = Intervals.of(rows, 100);
    var census = blocks.sum(new IntervalCensus.Pass(2));
    IntervalData data = IntervalData.of(blocks, census);
    Design plain =
        new Design(
            new int[][] {{0}, {1}},
            new double[][] {{0}, {0}},
            new double[][] {{1}, {1}},
            new double[] {1, 1});
    return data.sums(plain, beta, new double[data.riskSets().size()]);
  }

  private static List<Row> concat(List<Row> first, List<Row> second) {
    List<Row> both = new ArrayList<>(first);
    both.addAll(second);
    return both;
  }

  private static Row part(Row row, double start, double stop, boolean event) {
    return new Row(row.stratum(), start, stop, event, row.values(), row.weight(), 0, row.cluster());
  }

  private static Fitted fit(List<Row> rows, Ties ties) {
    return fit(Intervals.of(rows, 1000), ties, rows.get(0).values().length);
  }

  private static Fitted fit(SpreadBlocks<IntervalBlock> rows, Ties ties) {
    return fit(rows, ties, rows.blocks().get(0).columns().length);
  }

  private static Fitted fit(SpreadBlocks<IntervalBlock> rows, Ties ties, int columns) {
    var census = rows.sum(new IntervalCensus.Pass(columns));
    IntervalData data = IntervalData.of(rows, census);
    Design design =
        Design.of(
            IntStream.range(0, columns).mapToObj(Design.Term::asMeasured).toList(),
            census.moments());
    return new Fitted(data, new CoxRegression(ties, 30).fit(data, design));
  }

  private record Fitted(IntervalData data, CoxFit fit) {

    double robustError(int term) {
      return HazardFit.standardErrors(fit.robust(data, 0).matrix())[term];
    }
  }
}
