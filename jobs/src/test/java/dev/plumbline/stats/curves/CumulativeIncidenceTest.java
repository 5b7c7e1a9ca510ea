package dev.plumbline.stats.curves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.stats.curves.CumulativeIncidence.Point;
import dev.plumbline.stats.curves.CumulativeIncidence.Stay;
import dev.plumbline.stats.fixtures.Fx1;
import dev.plumbline.testing.Evidence;
import dev.plumbline.testing.Evidence.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CumulativeIncidenceTest {

  /** An event of FX1 counts for cause 1 while x2 is 0, for cause 2 while it is 1: r/fx1.R. */
  @Test
  @Evidence(of = CumulativeIncidence.class, kind = Kind.R)
  void agreesWithR() {
    List<Point> curve = CumulativeIncidence.curve(fx1(), 2);

    Point at12 = at(curve, 12);
    assertThat(at12.survival()).isCloseTo(0.5187999636628, within(1e-12));
    assertThat(at12.incidence())
        .containsExactly(new double[] {0.2829345025417, 0.1982655337955}, within(1e-12));
    assertThat(at12.standardErrors())
        .containsExactly(new double[] {0.05896363694158, 0.06833208678373}, within(1e-12));
    assertThat(at(curve, 24).standardErrors())
        .containsExactly(new double[] {0.06626297957329, 0.06915191235967}, within(1e-12));
  }

  /** Of four, one leaves for each cause and two stay. */
  @Test
  @Evidence(of = CumulativeIncidence.class, kind = Kind.BY_HAND)
  void fourSubjects() {
    List<Point> curve =
        CumulativeIncidence.curve(
            List.of(new Stay(0, 1, 1, 1), new Stay(0, 2, 2, 1), new Stay(0, 3, 0, 2)), 2);

    assertThat(curve.get(0).incidence()).containsExactly(new double[] {0.25, 0}, within(1e-15));
    assertThat(curve.get(1).incidence()).containsExactly(new double[] {0.25, 0.25}, within(1e-15));
    // Without censoring before, a share of four: sqrt(1/4 · 3/4 / 4).
    assertThat(curve.get(1).standardErrors()[0]).isCloseTo(Math.sqrt(3 / 64.0), within(1e-15));
    assertThat(curve.get(1).standardErrors()[1]).isCloseTo(Math.sqrt(3 / 64.0), within(1e-15));
  }

  @Test
  @Evidence(of = CumulativeIncidence.class, kind = Kind.SYMMETRY)
  void everySubjectTwiceHalvesTheVariance() {
    List<Stay> twice =
        fx1().stream()
            .map(s -> new Stay(s.entry(), s.exit(), s.cause(), 2 * s.subjects()))
            .toList();

    Point once = at(CumulativeIncidence.curve(fx1(), 2), 18);
    Point doubled = at(CumulativeIncidence.curve(twice, 2), 18);

    assertThat(doubled.incidence()).containsExactly(once.incidence(), within(1e-14));
    assertThat(doubled.standardErrors()[0])
        .isCloseTo(once.standardErrors()[0] / Math.sqrt(2), within(1e-14));
  }

  /** With one cause it is one minus the Kaplan-Meier curve, counted another way. */
  @Test
  @Evidence(
      of = {CumulativeIncidence.class, KaplanMeier.class},
      kind = Kind.SECOND_ROUTE)
  void oneCauseIsKaplanMeier() {
    List<Stay> stays =
        fx1().stream()
            .map(s -> new Stay(s.entry(), s.exit(), s.cause() > 0 ? 1 : 0, s.subjects()))
            .toList();
    List<RiskSet> riskSets = new ArrayList<>();
    for (int month = 1; month <= 24; month++) {
      int at = month;
      riskSets.add(
          new RiskSet(
              month,
              Fx1.rows().stream().filter(r -> r.stop() == at).count(),
              Fx1.rows().stream().filter(r -> r.stop() == at && r.event()).count()));
    }
    var kaplanMeier = KaplanMeier.curve(riskSets);

    Point last = at(CumulativeIncidence.curve(stays, 1), 24);

    assertThat(1 - last.incidence()[0])
        .isCloseTo(kaplanMeier.get(kaplanMeier.size() - 1).survival(), within(1e-14));
  }

  private static List<Stay> fx1() {
    TreeMap<Integer, List<Fx1.Row>> byAccount = new TreeMap<>();
    for (Fx1.Row row : Fx1.rows()) {
      byAccount.computeIfAbsent(row.account(), a -> new ArrayList<>()).add(row);
    }
    List<Stay> stays = new ArrayList<>();
    for (List<Fx1.Row> rows : byAccount.values()) {
      Fx1.Row last = rows.get(rows.size() - 1);
      int cause = last.event() ? 1 + last.x2() : 0;
      stays.add(new Stay(rows.get(0).stop() - 1, last.stop(), cause, 1));
    }
    return stays;
  }

  private static Point at(List<Point> curve, double time) {
    return curve.stream().filter(p -> p.time() <= time).reduce((a, b) -> b).orElseThrow();
  }
}
