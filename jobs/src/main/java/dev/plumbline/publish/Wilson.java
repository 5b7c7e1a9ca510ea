package dev.plumbline.publish;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sqrt;
import static org.apache.spark.sql.types.DataTypes.DoubleType;

import org.apache.spark.sql.Column;

/**
 * The 95 % interval of a share by Wilson's score, which stays within 0 and 1 and is sound for small
 * counts. It takes trials as independent.
 *
 * @param share successes / trials
 * @param trials how many
 */
record Wilson(Column share, Column trials) {

  private static final double Z = 1.959963984540054;

  Wilson {
    trials = trials.cast(DoubleType);
  }

  static Wilson of(Column successes, Column trials) {
    return new Wilson(successes.divide(trials.cast(DoubleType)), trials);
  }

  Column low() {
    return centre().minus(half()).divide(scale());
  }

  Column high() {
    return centre().plus(half()).divide(scale());
  }

  private Column centre() {
    return share.plus(lit(Z * Z / 2).divide(trials));
  }

  private Column half() {
    Column variance = share.multiply(lit(1).minus(share)).divide(trials);
    return lit(Z).multiply(sqrt(variance.plus(lit(Z * Z / 4).divide(trials.multiply(trials)))));
  }

  private Column scale() {
    return lit(1).plus(lit(Z * Z).divide(trials));
  }
}
