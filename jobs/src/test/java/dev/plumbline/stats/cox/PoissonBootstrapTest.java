package dev.plumbline.stats.cox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.stats.fixtures.Panels;
import dev.plumbline.stats.fixtures.Panels.Row;
import dev.plumbline.stats.fixtures.SpreadBlocks;
import dev.plumbline.stats.inference.PoissonWeights;
import dev.plumbline.stats.panel.PanelBlock;
import dev.plumbline.stats.panel.PanelCensus;
import dev.plumbline.testing.Evidence;
import dev.plumbline.testing.Evidence.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Replicates of FX1 by account; R's figures are in {@code r/calibration.R}. */
class PoissonBootstrapTest {

  private static final PoissonWeights WEIGHTS = new PoissonWeights(42);

  /** Pairs of one event each, x of 1 against 0: the logarithm of a ratio of two counts. */
  @Test
  @Evidence(of = PoissonBootstrap.class, kind = Kind.BY_HAND)
  void pairsAreARatioOfCounts() {
    List<Row> rows = new ArrayList<>();
    for (int pair = 0; pair < 60; pair++) {
      boolean exposedLeft = pair % 3 != 0;
      rows.add(stratum(pair, exposedLeft, 1));
      rows.add(stratum(pair, !exposedLeft, 0));
    }

    PoissonBootstrap bootstrap = bootstrap(Panels.of(rows), 4);

    for (int b = 0; b < 4; b++) {
      double[] left = new double[2];
      for (int pair = 0; pair < 60; pair++) {
        left[pair % 3 == 0 ? 0 : 1] += WEIGHTS.of(pair, b);
      }
      assertThat(bootstrap.estimates()[b][0]).isCloseTo(Math.log(left[1] / left[0]), within(1e-9));
    }
  }

  @Test
  @Evidence(of = PoissonBootstrap.class, kind = Kind.SYMMETRY)
  void orderOfRowsAndBlocksDoesNotMatter() {
    List<Row> shuffled = new ArrayList<>(Panels.fx1());
    Collections.shuffle(shuffled, new Random(1));

    PoissonBootstrap once = bootstrap(Panels.of(Panels.fx1()), 20);
    PoissonBootstrap again = bootstrap(Panels.of(shuffled, 37), 20);

    for (int b = 0; b < 20; b++) {
      assertThat(again.estimates()[b]).containsExactly(once.estimates()[b], within(1e-9));
    }
  }

  /**
   * Each replicate is the fit of its rows, weighted; and on the whole they spread as the sandwich.
   */
  @Test
  @Evidence(of = PoissonBootstrap.class, kind = Kind.SECOND_ROUTE)
  void replicatesAreFitsOfWeightedRows() {
    PoissonBootstrap bootstrap = bootstrap(Panels.of(Panels.fx1()), 400);

    for (int b = 0; b < 5; b++) {
      int replicate = b;
      List<Row> drawn =
          Panels.fx1().stream()
              .filter(row -> WEIGHTS.of(row.clusters()[0], replicate) > 0)
              .map(row -> weighted(row, WEIGHTS.of(row.clusters()[0], replicate)))
              .toList();
      assertThat(bootstrap.estimates()[b])
          .containsExactly(fit(Panels.of(drawn)).fit.coefficients(), within(1e-8));
    }
    assertThat(bootstrap.failed()).isZero();
    double robust = 0.287308905223;
    assertThat(Math.sqrt(bootstrap.covariance()[2][2])).isBetween(0.85 * robust, 1.3 * robust);
    assertThat(bootstrap.quantile(2, 0.025)).isBetween(-0.2, 0.4);
    assertThat(bootstrap.quantile(2, 0.5)).isCloseTo(0.774, within(0.1));
  }

  @Test
  @Evidence(of = PoissonBootstrap.class, kind = Kind.R)
  void agreesWithR() throws IOException {
    try (InputStream file = getClass().getResourceAsStream("/r/poisson_weights.csv")) {
      List<String> lines = new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      for (int account = 0; account < 80; account++) {
        assertThat(lines.get(account + 1))
            .isEqualTo(
                "%d,%d,%d,%d",
                account, WEIGHTS.of(account, 0), WEIGHTS.of(account, 1), WEIGHTS.of(account, 2));
      }
    }

    double[][] estimates = bootstrap(Panels.of(Panels.fx1()), 3).estimates();

    near(estimates[0], -1.656010397346, -0.75807587349, 1.970617290508);
    near(estimates[1], -0.7356817675453, -0.4439832771739, 0.6428347080609);
    near(estimates[2], -0.3765826846286, -0.424424065599, 0.6005188197865);
  }

  /** The same model twice, once per half a unit, with a replicate that failed in each. */
  @Test
  void ratiosPairTheReplicatesThatBothModelsHave() {
    PoissonBootstrap one =
        new PoissonBootstrap(new double[][] {{6}, {8}, {9}}, new int[] {0, 1, 3}, 1);
    PoissonBootstrap other =
        new PoissonBootstrap(new double[][] {{4}, {5}, {3}}, new int[] {1, 2, 3}, 1);

    assertThat(one.ratios(0, other, 0)).containsExactly(2, 3);
  }

  private static void near(double[] actual, double... expected) {
    assertThat(actual).containsExactly(expected, within(1e-9));
  }

  private static Row stratum(int pair, boolean event, double x) {
    return new Row(pair, 1, event, new double[] {x}, 1, 0, new long[] {pair});
  }

  private static Row weighted(Row row, double weight) {
    return new Row(row.stratum(), row.time(), row.event(), row.values(), weight, 0, row.clusters());
  }

  private static PoissonBootstrap bootstrap(SpreadBlocks<PanelBlock> panel, int replicates) {
    Fitted fitted = fit(panel);
    return PoissonBootstrap.of(fitted.data, fitted.fit, WEIGHTS, 0, replicates);
  }

  private static Fitted fit(SpreadBlocks<PanelBlock> panel) {
    int columns = panel.blocks().get(0).columns().length;
    PanelCensus census = Panels.census(panel, columns);
    GridData data = GridData.of(panel, census);
    return new Fitted(data, CoxRegression.efron().fit(data, Panels.plain(census, columns)));
  }

  private record Fitted(GridData data, CoxFit fit) {}
}
