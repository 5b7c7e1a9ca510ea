package dev.plumbline.stats.curves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.stats.fixtures.Fx1;
import dev.plumbline.testing.Evidence;
import dev.plumbline.testing.Evidence.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The cumulative hazard; R's figures are in {@code r/calibration.R}. */
class NelsonAalenTest {

  @Test
  @Evidence(of = NelsonAalen.class, kind = Kind.BY_HAND)
  void twoTimes() {
    List<NelsonAalen.Point> curve =
        NelsonAalen.curve(
            List.of(new RiskSet(1, 4, 1), new RiskSet(2, 3, 0), new RiskSet(3, 2, 1)));

    assertThat(curve).hasSize(2);
    assertThat(curve.get(1).cumulativeHazard()).isEqualTo(0.75);
    assertThat(curve.get(1).standardError()).isEqualTo(Math.sqrt(1 / 16.0 + 1 / 4.0));
  }

  @Test
  @Evidence(of = NelsonAalen.class, kind = Kind.SYMMETRY)
  void everySubjectTwiceHalvesTheVariance() {
    List<NelsonAalen.Point> once = NelsonAalen.curve(stratum0(1));
    List<NelsonAalen.Point> twice = NelsonAalen.curve(stratum0(2));

    for (int k = 0; k < once.size(); k++) {
      assertThat(twice.get(k).cumulativeHazard())
          .isCloseTo(once.get(k).cumulativeHazard(), within(1e-14));
      assertThat(twice.get(k).standardError() * Math.sqrt(2))
          .isCloseTo(once.get(k).standardError(), within(1e-14));
    }
  }

  @Test
  @Evidence(of = NelsonAalen.class, kind = Kind.R)
  void agreesWithR() {
    List<NelsonAalen.Point> curve = NelsonAalen.curve(stratum0(1));
    double[] hazard = {0.2871770930594, 0.4361426103008, 0.7372645274124, 0.8753597655077};
    double[] error = {0.1137826421672, 0.1361051466431, 0.1842781628491, 0.2085783463445};

    for (int k = 0; k < 4; k++) {
      double time = 6.0 * (k + 1);
      NelsonAalen.Point last =
          curve.stream().filter(p -> p.time() <= time).reduce((a, b) -> b).orElseThrow();
      assertThat(last.cumulativeHazard()).isCloseTo(hazard[k], within(1e-12));
      assertThat(last.standardError()).isCloseTo(error[k], within(1e-12));
    }
  }

  private static List<RiskSet> stratum0(int copies) {
    List<RiskSet> riskSets = new ArrayList<>();
    for (int month = 1; month <= 24; month++) {
      int time = month;
      List<Fx1.Row> atRisk =
          Fx1.rows().stream().filter(r -> r.stratum() == 0 && r.stop() == time).toList();
      if (!atRisk.isEmpty()) {
        long events = atRisk.stream().filter(Fx1.Row::event).count();
        riskSets.add(new RiskSet(month, (long) copies * atRisk.size(), copies * events));
      }
    }
    return riskSets;
  }
}
