package dev.plumbline.simulate.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.simulate.panel.Column;
import dev.plumbline.simulate.panel.LatentPanel;
import dev.plumbline.simulate.world.LatentWorld;
import dev.plumbline.simulate.world.World;
import dev.plumbline.stats.cox.CalibratedRegression;
import dev.plumbline.stats.cox.CoxFit;
import dev.plumbline.stats.cox.CoxRegression;
import dev.plumbline.stats.cox.GridData;
import dev.plumbline.stats.fixtures.Panels;
import dev.plumbline.stats.inference.PoissonWeights;
import dev.plumbline.stats.panel.Design;
import dev.plumbline.stats.panel.Design.Term;
import dev.plumbline.stats.panel.PanelCensus;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Value that was planted, read twice with an error that was planted too. */
class CorrectedValueTest {

  private static final double ERROR = .9;
  private static final int WORLDS = 6;

  @Test
  void rawValueIsAttenuatedAndCorrectedValueIsNot() {
    double[] truth = new double[WORLDS];
    double[] raw = new double[WORLDS];
    double[] corrected = new double[WORLDS];
    double[] spread = new double[WORLDS];
    for (int seed = 0; seed < WORLDS; seed++) {
      LatentWorld world =
          new LatentWorld(World.DEMO.effects().withFrailty(0), World.DEMO.scale(1_300, 36), seed);
      GridData data = rows(LatentPanel.of(world, world.lives()), new Random(seed));
      PanelCensus census = Panels.census(data.panel(), 6);

      CoxFit measured = fit(data, census, 1);
      CalibratedRegression found =
          CalibratedRegression.of(data, measured, 1, 2, new PoissonWeights(1), 0, 100)
              .orElseThrow();

      truth[seed] = fit(data, census, 5).coefficients()[1];
      raw[seed] = measured.coefficients()[1];
      corrected[seed] = found.coefficients()[1];
      spread[seed] = Math.sqrt(found.covariance()[1][1]);
      // The two readings differ by chance alone: a mean of two errs by half the variance of one.
      double variance = Math.pow(census.moments().standardDeviation(1), 2);
      assertThat(found.errorShare()).isCloseTo(ERROR * ERROR / 2 / variance, within(.03));
    }

    assertThat(mean(truth)).isBetween(-.75, -.45);
    assertThat(mean(raw) / mean(truth)).isBetween(.45, .75);
    assertThat(mean(corrected) / mean(truth)).isBetween(.9, 1.1);
    int covered =
        (int)
            IntStream.range(0, WORLDS)
                .filter(k -> Math.abs(corrected[k] - World.DEMO.effects().value()) < 2 * spread[k])
                .count();
    assertThat(covered).isGreaterThanOrEqualTo(WORLDS - 1);
  }

  /** Depth, value as read, what its readings differ by, conflict, size, value as it was. */
  private static GridData rows(LatentPanel panel, Random errors) {
    List<Panels.Row> rows = new ArrayList<>();
    for (int i = 0; i < panel.rows().size(); i++) {
      LatentPanel.Row row = panel.rows().get(i);
      double value = panel.column(Column.TRUE_VALUE)[i];
      double odd = value + ERROR * errors.nextGaussian();
      double even = value + ERROR * errors.nextGaussian();
      rows.add(
          Panels.Row.of(
              row.month().tenure(),
              row.churns(),
              row.life().account().parent(),
              panel.column(Column.TRUE_DEPTH)[i],
              (odd + even) / 2,
              odd - even,
              panel.column(Column.CONFLICT)[i],
              panel.column(Column.SIZE)[i],
              value));
    }
    var blocks = Panels.of(rows);
    return GridData.of(blocks, Panels.census(blocks, 6));
  }

  /** Depth, this value, conflict and size. */
  private static CoxFit fit(GridData data, PanelCensus census, int value) {
    List<Term> terms = Stream.of(0, value, 3, 4).map(Term::asMeasured).toList();
    return CoxRegression.efron().fit(data, Design.of(terms, census.moments()));
  }

  private static double mean(double[] values) {
    return IntStream.range(0, values.length).mapToDouble(k -> values[k]).average().orElseThrow();
  }
}
