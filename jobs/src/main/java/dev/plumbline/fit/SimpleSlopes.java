package dev.plumbline.fit;

import dev.plumbline.fit.FittedModel.Coefficient;
import dev.plumbline.fit.FittedModel.Slope;
import dev.plumbline.fit.PanelTerms.Resolved;
import dev.plumbline.stats.HazardFit;
import dev.plumbline.stats.inference.EValue;
import dev.plumbline.stats.inference.Effect;
import dev.plumbline.stats.inference.RobustCovariance;
import dev.plumbline.stats.inference.SimpleSlope;
import dev.plumbline.stats.panel.ColumnMoments;
import dev.plumbline.stats.panel.ColumnQuantiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What each of two terms that are multiplied does at values of the other: at the 10th, 50th and
 * 90th percentile of its column over the rows of the fit, or at 0 and 1 of a 0/1 column. Method,
 * section 15.11.
 *
 * @param terms that have a coefficient, in order
 */
record SimpleSlopes(
    DecodedPanel decoded, List<Resolved> terms, HazardFit fit, RobustCovariance covariance) {

  private static final double[] SHARES = {.10, .50, .90};

  /** A value of a moderator, and where it stands in the product. */
  private record At(String name, double value, double inProduct) {}

  /**
   * Two terms for each product that has a coefficient, both of whose terms have one.
   *
   * @param smallestEffect of interest
   */
  List<Slope> of(double smallestEffect, double cumulativeIncidence) {
    List<Slope> slopes = new ArrayList<>();
    for (int product = 0; product < terms.size(); product++) {
      int[] columns = terms.get(product).term().columns();
      for (int k = 0; k < columns.length && columns.length == 2; k++) {
        int main = single(columns[k]);
        int moderator = single(columns[1 - k]);
        if (main < 0 || moderator < 0) {
          continue;
        }
        boolean isScaled = terms.get(product).term().standardised()[1 - k];
        for (At at : values(columns[1 - k], isScaled)) {
          Slope slope = slope(main, product, moderator, at, smallestEffect, cumulativeIncidence);
          if (slope.effect().effect().standardError() > 0) {
            slopes.add(slope);
          }
        }
      }
    }
    return slopes;
  }

  private int single(int column) {
    for (int j = 0; j < terms.size(); j++) {
      int[] columns = terms.get(j).term().columns();
      if (columns.length == 1 && columns[0] == column) {
        return j;
      }
    }
    return -1;
  }

  private List<At> values(int column, boolean isScaled) {
    if (!isScaled) {
      return List.of(new At("0", 0, 0), new At("1", 1, 1));
    }
    ColumnMoments moments = decoded.census().moments();
    double[] quantiles = ColumnQuantiles.of(decoded.panel(), column, SHARES);
    List<At> values = new ArrayList<>();
    for (int k = 0; k < SHARES.length; k++) {
      values.add(
          new At(
              String.format(Locale.ROOT, "P%.0f", 100 * SHARES[k]),
              quantiles[k],
              (quantiles[k] - moments.mean(column)) / moments.standardDeviation(column)));
    }
    return values;
  }

  private Slope slope(
      int main,
      int product,
      int moderator,
      At at,
      double smallestEffect,
      double cumulativeIncidence) {
    double[] beta = fit.coefficients();
    SimpleSlope robust = SimpleSlope.of(beta, covariance.matrix(), main, product, at.inProduct);
    SimpleSlope naive = SimpleSlope.of(beta, fit.naive(), main, product, at.inProduct);
    Effect effect =
        Effect.of(
            robust.slope(), robust.standardError(), covariance.clusters() - 1.0, smallestEffect);
    Resolved term = terms.get(main);
    int column = term.term().columns()[0];
    Coefficient coefficient =
        new Coefficient(
            "%s at %s %s".formatted(term.name(), terms.get(moderator).name(), at.name),
            term.isScaled(),
            decoded.census().moments().mean(column),
            decoded.census().moments().standardDeviation(column),
            naive.standardError(),
            effect,
            EValue.of(robust.slope(), effect.low(), effect.high(), cumulativeIncidence),
            Optional.empty());
    return new Slope(coefficient, terms.get(moderator).name(), at.value);
  }
}
