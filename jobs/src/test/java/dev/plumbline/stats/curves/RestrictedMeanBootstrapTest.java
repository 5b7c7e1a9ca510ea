package dev.plumbline.stats.curves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.stats.fixtures.Fx1;
import dev.plumbline.stats.fixtures.Panels;
import dev.plumbline.stats.fixtures.Panels.Row;
import dev.plumbline.stats.inference.PoissonWeights;
import dev.plumbline.testing.Evidence;
import dev.plumbline.testing.Evidence.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Replicates of restricted means; R's figures are in {@code r/calibration.R}. */
class RestrictedMeanBootstrapTest {

  private static final PoissonWeights WEIGHTS = new PoissonWeights(42);

  /** Of two clusters one leaves after a month: the mean of two months is 1 + b / (a + b). */
  @Test
  @Evidence(of = RestrictedMeanBootstrap.class, kind = Kind.BY_HAND)
  void oneLeavesAndOneStays() {
    List<Row> rows = List.of(ending(0, 1, true, 7), ending(0, 5, false, 8));

    double[] means = replicates(rows, 1000, 40).means(0, 0, 2);

    for (int b = 0; b < means.length; b++) {
      double left = WEIGHTS.of(7, b);
      double stayed = WEIGHTS.of(8, b);
      if (left + stayed == 0) {
        assertThat(means[b]).isNaN();
      } else {
        assertThat(means[b]).isCloseTo(1 + stayed / (left + stayed), within(1e-14));
      }
    }
  }

  @Test
  @Evidence(of = RestrictedMeanBootstrap.class, kind = Kind.SYMMETRY)
  void orderOfRowsAndBlocksDoesNotMatter() {
    List<Row> shuffled = new ArrayList<>(sample(200, true));
    Collections.shuffle(shuffled, new Random(3));

    double[] once = replicates(sample(200, true), 1000, 50).means(0, 0, 12);
    double[] again = replicates(shuffled, 17, 50).means(0, 0, 12);

    assertThat(again).containsExactly(once);
    assertThat(RestrictedMeanBootstrap.standardErrorOfDifference(once, again)).isZero();
  }

  /**
   * With a cluster for each subject it is Greenwood's error, and groups are independent. With
   * clusters that both groups share, and that make the difference between subjects, it is less.
   */
  @Test
  @Evidence(of = RestrictedMeanBootstrap.class, kind = Kind.SECOND_ROUTE)
  void independentSubjectsHaveGreenwoodsError() {
    int replicates = 2000;
    RestrictedMeanBootstrap alone = replicates(sample(400, true), 1000, replicates);
    RestrictedMeanBootstrap shared = replicates(sample(400, false), 1000, replicates);
    double greenwood =
        RestrictedMean.of(riskSets(sample(400, true), 0), 0, 12)
            .minus(RestrictedMean.of(riskSets(sample(400, true), 1), 0, 12))
            .standardError();

    assertThat(error(alone)).isCloseTo(greenwood, within(greenwood * 0.06));
    assertThat(error(shared)).isLessThan(greenwood * 0.8);
  }

  private static double error(RestrictedMeanBootstrap bootstrap) {
    return RestrictedMeanBootstrap.standardErrorOfDifference(
        bootstrap.means(1, 0, 12), bootstrap.means(0, 0, 12));
  }

  /** FX1 from month 6 on over 12 months, by stratum, drawn by account: three replicates. */
  @Test
  @Evidence(of = RestrictedMeanBootstrap.class, kind = Kind.R)
  void agreesWithR() {
    TreeMap<Integer, Row> last = new TreeMap<>();
    for (Fx1.Row row : Fx1.rows()) {
      // Those who entered by month 6 and were at risk in month 7.
      if (row.stop() == 7 || last.containsKey(row.account())) {
        last.put(row.account(), ending(row.stratum(), row.stop(), row.event(), row.account()));
      }
    }

    RestrictedMeanBootstrap bootstrap = replicates(new ArrayList<>(last.values()), 1000, 3);

    assertThat(bootstrap.means(0, 6, 18))
        .containsExactly(
            new double[] {10.73409090909, 9.877333333333, 10.38776041667}, within(1e-11));
    assertThat(bootstrap.means(1, 6, 18))
        .containsExactly(
            new double[] {8.332015810277, 9.108333333333, 9.05000853388}, within(1e-11));
  }

  /** Two groups; members of a cluster leave alike, one of them in each group. */
  private static List<Row> sample(int each, boolean isAlone) {
    Random random = new Random(11);
    List<Row> rows = new ArrayList<>();
    for (int c = 0; c < each; c++) {
      int stays = 1 + random.nextInt(16);
      boolean event = random.nextInt(4) > 0;
      for (int group = 0; group < 2; group++) {
        rows.add(ending(group, Math.min(stays + group, 14), event, isAlone ? 2L * c + group : c));
      }
    }
    return rows;
  }

  private static Row ending(long group, int last, boolean event, long cluster) {
    return new Row(group, last, event, new double[0], 1, 0, new long[] {cluster});
  }

  private static List<RiskSet> riskSets(List<Row> rows, long group) {
    List<RiskSet> riskSets = new ArrayList<>();
    for (int month = 1; month <= 14; month++) {
      int t = month;
      List<Row> atRisk = rows.stream().filter(r -> r.stratum() == group && r.time() >= t).toList();
      long events = atRisk.stream().filter(r -> r.time() == t && r.event()).count();
      if (!atRisk.isEmpty()) {
        riskSets.add(new RiskSet(month, atRisk.size(), events));
      }
    }
    return riskSets;
  }

  private static RestrictedMeanBootstrap replicates(List<Row> rows, int blockRows, int replicates) {
    return Panels.of(rows, blockRows).sum(new RestrictedMeanBootstrap.Pass(WEIGHTS, 0, replicates));
  }
}
