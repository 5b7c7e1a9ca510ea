package dev.plumbline.stats.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.testing.Evidence;
import dev.plumbline.testing.Evidence.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class BetaGeometricTest {

  private static final BetaGeometric ONES = new BetaGeometric(1, 1, 1, 1, Double.NaN);

  /** All parameters 1: ln 1/2, ln 5/32, and 1 in 5 still active. */
  @Test
  @Evidence(of = BetaGeometric.class, kind = Kind.BY_HAND)
  void twoCustomersByHand() {
    var silent = List.of(new PurchaseCell(0, 0, 1, 1));
    var once = List.of(new PurchaseCell(1, 1, 3, 2));

    assertThat(ONES.logLikelihoodOf(silent)).isCloseTo(Math.log(.5), within(1e-14));
    assertThat(ONES.logLikelihoodOf(once)).isCloseTo(2 * Math.log(5.0 / 32), within(1e-13));
    assertThat(ONES.active(1, 1, 3)).isCloseTo(.2, within(1e-15));
    assertThat(ONES.active(0, 0, 99)).isOne();
    assertThat(ONES.patience(1, 1, .2)).isCloseTo(2, within(1e-14));
    assertThat(ONES.patience(0, 0, .2)).isInfinite();
    assertThat(ONES.patience(1, 1, .6)).as("less probable from the first instant").isZero();
  }

  /** Ten times as many units of time: alpha is ten times as large, the rest is the same. */
  @Test
  @Evidence(of = BetaGeometric.class, kind = Kind.SYMMETRY)
  void unitOfTimeIsThatOfAlpha() throws IOException {
    BetaGeometric months = BetaGeometric.fit(cells(1)).orElseThrow();
    BetaGeometric tenths = BetaGeometric.fit(cells(10)).orElseThrow();

    long repeats = cells(1).stream().mapToLong(c -> c.customers() * c.repeats()).sum();
    assertThat(tenths.alpha()).isCloseTo(10 * months.alpha(), within(1e-5));
    assertThat(tenths.r()).isCloseTo(months.r(), within(1e-6));
    assertThat(tenths.a()).isCloseTo(months.a(), within(1e-5));
    assertThat(tenths.logLikelihood())
        .isCloseTo(months.logLikelihood() - repeats * Math.log(10), within(1e-7));
  }

  /** The likelihood of a customer with known rate and dropout, averaged over both. */
  @Test
  @Evidence(of = BetaGeometric.class, kind = Kind.SECOND_ROUTE)
  void likelihoodIsTheMeanOverCustomers() {
    BetaGeometric model = new BetaGeometric(2, 3, 2, 3, Double.NaN);
    for (PurchaseCell cell : List.of(new PurchaseCell(0, 0, 4, 1), new PurchaseCell(3, 2, 5, 1))) {
      double x = cell.repeats();
      DoubleUnaryOperator givenDropout =
          p ->
              mean(rate -> 9 * rate * Math.exp(-3 * rate) * ofOne(cell, x, rate, p), 0, 10, 20_000);
      double likelihood =
          mean(p -> 12 * p * (1 - p) * (1 - p) * givenDropout.applyAsDouble(p), 0, 1, 400);
      assertThat(model.logLikelihoodOf(List.of(cell)))
          .isCloseTo(Math.log(likelihood), within(1e-5));
    }
  }

  private static double ofOne(PurchaseCell cell, double x, double rate, double p) {
    double stays = Math.pow(1 - p, x) * Math.pow(rate, x) * Math.exp(-rate * cell.observed());
    double left =
        x > 0 ? p * Math.pow(1 - p, x - 1) * Math.pow(rate, x) * Math.exp(-rate * cell.last()) : 0;
    return stays + left;
  }

  /** Midpoints. */
  private static double mean(DoubleUnaryOperator f, double from, double to, int steps) {
    double width = (to - from) / steps;
    double sum = 0;
    for (int i = 0; i < steps; i++) {
      sum += f.applyAsDouble(from + (i + .5) * width) * width;
    }
    return sum;
  }

  /** {@code r/purchases.R}: {@code optim} on the same counts. */
  @Test
  @Evidence(of = BetaGeometric.class, kind = Kind.R)
  void agreesWithR() throws IOException {
    BetaGeometric fit = BetaGeometric.fit(cells(1)).orElseThrow();

    assertThat(fit.r()).isCloseTo(0.6018907763, within(1e-5));
    assertThat(fit.alpha()).isCloseTo(4.8934568466, within(1e-4));
    assertThat(fit.a()).isCloseTo(1.9389855438, within(5e-4));
    assertThat(fit.b()).isCloseTo(6.5783126532, within(2e-3));
    assertThat(fit.logLikelihood()).isCloseTo(-1598.658422192, within(1e-7));
    assertThat(fit.active(1, 3, 12)).isCloseTo(0.500686785708, within(1e-5));
    assertThat(fit.active(5, 20, 24)).isCloseTo(0.703057947169, within(1e-5));
    assertThat(fit.active(8, 6, 24)).isCloseTo(0.001586828417, within(1e-5));
  }

  @Test
  void withoutRepeatsNothingHoldsTheParameters() {
    assertThat(BetaGeometric.fit(List.of(new PurchaseCell(0, 0, 10, 50)))).isEmpty();
    assertThat(BetaGeometric.fit(List.of())).isEmpty();
    // Everybody buys at one rate and nobody drops out: a and b run away.
    assertThat(BetaGeometric.fit(List.of(new PurchaseCell(10, 10, 10, 50)))).isEmpty();
    assertThatThrownBy(() -> new PurchaseCell(1, 3, 2, 1))
        .hasMessageContaining("the last after 3.0 of 2.0");
  }

  @Test
  void ordersOfADayAreOneAndThoseAfterTheEndAreNone() {
    LocalDate end = LocalDate.of(1997, 9, 30);
    var days =
        FitPurchases.days(
            List.of(
                "customer,date",
                "7,19970101",
                "7,19970101",
                "7,1997-01-15",
                "7,19971001",
                "9,19970923"),
            0,
            1,
            end);

    assertThat(FitPurchases.cells(days.values(), end))
        .containsExactly(new PurchaseCell(0, 0, 1, 1), new PurchaseCell(1, 2, 272 / 7.0, 1));
  }

  private static List<PurchaseCell> cells(double unit) throws IOException {
    return Files.readAllLines(Path.of("src/test/resources/r/purchases.csv")).stream()
        .skip(1)
        .map(line -> line.split(","))
        .map(
            c ->
                new PurchaseCell(
                    Long.parseLong(c[0]),
                    unit * Double.parseDouble(c[1]),
                    unit * Double.parseDouble(c[2]),
                    Long.parseLong(c[3])))
        .toList();
  }
}
