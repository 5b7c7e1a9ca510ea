package dev.plumbline.measures;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;

/**
 * A rate drawn towards that of all reference accounts, the more so the less was seen; method
 * section 6.2.
 *
 * <p>With prior rate \(\pi\) and prior exposure \(\kappa\) the rate of \(k\) in \(n\) is \((k +
 * \kappa \pi) / (n + \kappa)\). By the moments of the beta-binomial, over reference accounts with
 * exposure,
 *
 * <p>\[ \kappa = \frac{\pi (1 - \pi) - s^2}{s^2 - \pi (1 - \pi) \, \overline{1/n}} \]
 *
 * <p>where \(s^2\) is the variance of their rates; held between 5 and 200, and 200 where they
 * spread no wider than chance would have them; 20 where fewer than two were seen.
 *
 * @param successes of an account
 * @param exposure of an account
 */
record ShrunkRate(Reference reference, Column successes, Column exposure) implements Learned {

  private static final double DEFAULT_KAPPA = 20;
  private static final double LEAST_KAPPA = 5;
  private static final double MOST_KAPPA = 200;

  static ShrunkRate of(String measure, Column successes, Column exposure) {
    return new ShrunkRate(new Reference(measure), successes, exposure);
  }

  /**
   * The prior exposure.
   *
   * @param pi prior rate
   * @param variance of the rates
   * @param inverse mean of one by the exposure
   */
  static Column kappa(Column pi, Column variance, Column inverse) {
    Column chance = pi.multiply(lit(1.0).minus(pi));
    Column beyondChance = variance.minus(chance.multiply(inverse));
    Column moments = chance.minus(variance).divide(beyondChance);
    Column kappa =
        when(variance.isNull(), DEFAULT_KAPPA)
            .when(beyondChance.leq(0), MOST_KAPPA)
            .otherwise(greatest(lit(LEAST_KAPPA), least(lit(MOST_KAPPA), moments)));
    return coalesce(kappa, lit(DEFAULT_KAPPA));
  }

  @Override
  public Column part() {
    return successes;
  }

  @Override
  public Column whole() {
    return exposure;
  }

  @Override
  public Lesson lesson() {
    return Lesson.SHRUNK_RATE;
  }

  /**
   * The rate of {@code k} in {@code n}; the prior where nothing was seen, null if there is none.
   */
  Column of(Column k, Column n) {
    Column kappa = reference.kappa().col();
    return k.plus(kappa.multiply(reference.prior().col())).divide(n.plus(kappa));
  }

  /** The rate of an account; the prior where nothing was seen. */
  Column of() {
    return of(successes, exposure);
  }

  /** The rate of an account as it stands; the prior where nothing was seen. */
  Column plain() {
    return when(exposure.gt(0), successes.divide(exposure)).otherwise(reference.prior().col());
  }

  /** The rate of an account; null if it had no exposure. */
  Column ofExposed() {
    return when(exposure.gt(0), of(successes, exposure));
  }
}
