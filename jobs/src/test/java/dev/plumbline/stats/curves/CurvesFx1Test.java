package dev.plumbline.stats.curves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.stats.curves.KaplanMeier.Point;
import dev.plumbline.stats.curves.LogRank.Comparison;
import dev.plumbline.stats.fixtures.Fx1;
import dev.plumbline.testing.Evidence;
import dev.plumbline.testing.Evidence.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Curves of the fixture FX1 against R; the calls and their output are in {@code r/fx1.R}. */
class CurvesFx1Test {

  @Test
  @Evidence(of = KaplanMeier.class, kind = Kind.R)
  void kaplanMeierByStratum() {
    List<Point> first = KaplanMeier.curve(riskSets(row -> row.stratum() == 0));
    List<Point> second = KaplanMeier.curve(riskSets(row -> row.stratum() == 1));

    assertThat(at(first, 6).survival()).isCloseTo(0.74141854, within(5e-9));
    assertThat(at(first, 12).survival()).isCloseTo(0.63506333, within(5e-9));
    assertThat(at(first, 18).survival()).isCloseTo(0.46321839, within(5e-9));
    assertThat(at(first, 24).survival()).isCloseTo(0.40145594, within(5e-9));
    assertThat(at(first, 6).standardError()).isCloseTo(0.087867442, within(5e-10));
    assertThat(at(second, 6).survival()).isCloseTo(0.59277273, within(5e-9));
    assertThat(at(second, 12).survival()).isCloseTo(0.41713636, within(5e-9));
    assertThat(at(second, 18).survival()).isCloseTo(0.29457037, within(5e-9));
    assertThat(at(second, 24).survival()).isCloseTo(0.18745387, within(5e-9));
    assertThat(at(second, 6).standardError()).isCloseTo(0.111119382, within(5e-10));
  }

  @Test
  @Evidence(of = KaplanMeier.class, kind = Kind.R)
  void logLogLimits() {
    Point first = at(KaplanMeier.curve(riskSets(row -> row.stratum() == 0)), 12);
    Point second = at(KaplanMeier.curve(riskSets(row -> row.stratum() == 1)), 12);

    assertThat(first.low()).isCloseTo(0.4330019644093, within(5e-13));
    assertThat(first.high()).isCloseTo(0.7816994171569, within(5e-13));
    assertThat(second.low()).isCloseTo(0.2348870754323, within(5e-13));
    assertThat(second.high()).isCloseTo(0.589951650775, within(5e-13));
  }

  @Test
  @Evidence(of = RestrictedMean.class, kind = Kind.R)
  void restrictedMeanByStratum() {
    RestrictedMean first = RestrictedMean.of(riskSets(row -> row.stratum() == 0), 0, 20);
    RestrictedMean second = RestrictedMean.of(riskSets(row -> row.stratum() == 1), 0, 20);

    assertThat(first.mean()).isCloseTo(13.6984457633, within(5e-11));
    assertThat(first.standardError()).isCloseTo(1.38751632, within(5e-9));
    assertThat(second.mean()).isCloseTo(10.6510084175, within(5e-11));
    assertThat(second.standardError()).isCloseTo(1.69981243, within(5e-9));
  }

  @Test
  @Evidence(of = LogRank.class, kind = Kind.R)
  void logRankWithDelayedEntry() {
    LogRank test =
        LogRank.of(IntStream.rangeClosed(1, 24).mapToObj(CurvesFx1Test::comparison).toList(), 2);

    assertThat(test.chiSquared()).isCloseTo(3.15261935721, within(5e-11));
    assertThat(test.degreesOfFreedom()).isEqualTo(1);
  }

  private static Comparison comparison(int month) {
    long[] atRisk = new long[2];
    long[] events = new long[2];
    for (Fx1.Row row : Fx1.rows()) {
      if (row.stop() == month) {
        atRisk[row.stratum()]++;
        events[row.stratum()] += row.event() ? 1 : 0;
      }
    }
    return new Comparison(atRisk, events);
  }

  private static List<RiskSet> riskSets(Predicate<Fx1.Row> wanted) {
    List<RiskSet> riskSets = new ArrayList<>();
    for (int month = 1; month <= 24; month++) {
      int at = month;
      List<Fx1.Row> rows =
          Fx1.rows().stream().filter(wanted).filter(row -> row.stop() == at).toList();
      riskSets.add(new RiskSet(month, rows.size(), rows.stream().filter(Fx1.Row::event).count()));
    }
    return riskSets;
  }

  private static Point at(List<Point> curve, double time) {
    return curve.stream().filter(p -> p.time() <= time).reduce((a, b) -> b).orElseThrow();
  }
}
