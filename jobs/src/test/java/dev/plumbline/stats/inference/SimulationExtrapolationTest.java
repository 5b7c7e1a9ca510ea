package dev.plumbline.stats.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.testing.Evidence;
import dev.plumbline.testing.Evidence.Kind;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SimulationExtrapolationTest {

  @Test
  @Evidence(of = SimulationExtrapolation.class, kind = Kind.BY_HAND)
  void aQuadraticIsFollowedToItsEnd() {
    SimulationExtrapolation simex =
        SimulationExtrapolation.of(
            (lambda, replicate) -> new double[] {3 - 2 * lambda + lambda * lambda, .5}, 3);

    assertThat(simex.extrapolated()).containsExactly(new double[] {6, .5}, within(1e-12));
    assertThat(simex.coefficients()[2]).containsExactly(new double[] {2, .5}, within(1e-12));
  }

  /** The same unit of measurement for all, before or after: the same end. */
  @Test
  @Evidence(of = SimulationExtrapolation.class, kind = Kind.SYMMETRY)
  void unitOfACoefficientDoesNotMatter() {
    double[] ours = SimulationExtrapolation.of(means(1, 0)).extrapolated();
    double[] others = SimulationExtrapolation.of(means(-8, 3)).extrapolated();

    for (int j = 0; j < ours.length; j++) {
      assertThat(others[j]).isCloseTo(3 - 8 * ours[j], within(1e-12));
    }
  }

  /** Against the slope of data of which the error is known to take a third. */
  @Test
  @Evidence(of = SimulationExtrapolation.class, kind = Kind.SECOND_ROUTE)
  void errorsOfMeasurementAreUndone() {
    int n = 20_000;
    var random = new SplittableRandom(5);
    double[] read = new double[n];
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      double x = normal(random);
      read[i] = x + Math.sqrt(.5) * normal(random);
      y[i] = 2 * x + .3 * normal(random);
    }

    SimulationExtrapolation simex =
        SimulationExtrapolation.of(
            (lambda, replicate) -> {
              var more = new SplittableRandom(100L * replicate + Math.round(10 * lambda));
              double[] worse = new double[n];
              for (int i = 0; i < n; i++) {
                worse[i] = read[i] + Math.sqrt(lambda * .5) * normal(more);
              }
              return new double[] {slope(worse, y)};
            },
            20);

    double[] expected = new double[5];
    for (int k = 0; k < 5; k++) {
      expected[k] = 2 / (1.5 + .5 * SimulationExtrapolation.lambdas()[k]);
      assertThat(simex.coefficients()[k][0]).isCloseTo(expected[k], within(.02));
    }
    double[][] column = {{expected[0]}, {expected[1]}, {expected[2]}, {expected[3]}, {expected[4]}};
    assertThat(simex.extrapolated()[0])
        .isCloseTo(SimulationExtrapolation.of(column).extrapolated()[0], within(.04))
        .isBetween(1.75, 2.0);
  }

  @Test
  @Evidence(of = SimulationExtrapolation.class, kind = Kind.R)
  void quadraticByR() {
    assertThat(SimulationExtrapolation.of(means(1, 0)).extrapolated())
        .containsExactly(new double[] {-0.782, .0682}, within(1e-11));
  }

  @Test
  @Evidence(of = Misclassification.class, kind = Kind.BY_HAND)
  void readingTwiceErrsTwice() {
    Misclassification twice = new Misclassification(.8, .9).times(2);

    assertThat(twice.sensitivity()).isCloseTo(.8 * .8 + .2 * .1, within(1e-15));
    assertThat(twice.specificity()).isCloseTo(.9 * .9 + .1 * .2, within(1e-15));
    assertThatThrownBy(() -> new Misclassification(.3, .7)).hasMessageContaining("0.3");
  }

  @Test
  @Evidence(of = Misclassification.class, kind = Kind.SYMMETRY)
  void yesAndNoMayChangePlaces() {
    Misclassification ours = new Misclassification(.8, .9).times(.7);
    Misclassification theirs = new Misclassification(.9, .8).times(.7);

    assertThat(theirs.sensitivity()).isCloseTo(ours.specificity(), within(1e-15));
    assertThat(theirs.specificity()).isCloseTo(ours.sensitivity(), within(1e-15));
    assertThat(new Misclassification(1, 1).times(.7)).isEqualTo(new Misclassification(1, 1));
  }

  @Test
  @Evidence(of = Misclassification.class, kind = Kind.SECOND_ROUTE)
  void readingsErrAsOftenAsTheySay() {
    Misclassification half = new Misclassification(.7, .85).times(.5);
    var random = new SplittableRandom(8);
    int seen = 0;
    int seenOfNone = 0;
    for (int i = 0; i < 100_000; i++) {
      seen += half.read(half.read(true, random.nextDouble()), random.nextDouble()) ? 1 : 0;
      seenOfNone += half.read(half.read(false, random.nextDouble()), random.nextDouble()) ? 1 : 0;
    }

    assertThat(seen / 1e5).isCloseTo(.7, within(.005));
    assertThat(seenOfNone / 1e5).isCloseTo(.15, within(.005));
  }

  @Test
  @Evidence(of = Misclassification.class, kind = Kind.R)
  void powerOfTheMatrixByR() {
    Misclassification power = new Misclassification(.8, .9).times(.7);

    assertThat(power.sensitivity()).isCloseTo(0.8527039417803, within(1e-12));
    assertThat(power.specificity()).isCloseTo(0.9263519708901, within(1e-12));
  }

  private static double[][] means(double unit, double origin) {
    double[][] means = {{-.52, .11}, {-.41, .13}, {-.35, .14}, {-.29, .155}, {-.26, .163}};
    for (double[] row : means) {
      for (int j = 0; j < row.length; j++) {
        row[j] = origin + unit * row[j];
      }
    }
    return means;
  }

  private static double slope(double[] x, double[] y) {
    double products = 0;
    double squares = 0;
    for (int i = 0; i < x.length; i++) {
      products += x[i] * y[i];
      squares += x[i] * x[i];
    }
    return products / squares;
  }

  private static double normal(SplittableRandom random) {
    double radius = Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
    return radius * Math.cos(2 * Math.PI * random.nextDouble());
  }
}
