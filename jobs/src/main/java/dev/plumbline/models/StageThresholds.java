package dev.plumbline.models;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Column;

/**
 * What the rule of phases compares an account with; method section 11.1. All of it is learned on
 * the reference period.
 *
 * <p>Kinds of deep messages stand in this order: business of level 2 and of level 3, personal of
 * level 2 and of level 3, both sides together.
 *
 * @param first month of the reference period
 * @param last month of it
 * @param priors rate of each kind among all messages of the period
 * @param kappaBusiness prior exposure of the business rates, in messages
 * @param kappaPersonal that of the personal rates
 * @param collaborative business depth from which an account is in phase 2
 * @param businessDeep business depth that few exceed
 * @param personal personal depth from which an account is in phase 3
 * @param personalSent rate of personal messages of level 2 and above among those that we sent
 * @param accounts that were compared
 * @param disclosures deep messages of all kinds in the period
 */
public record StageThresholds(
    LocalDate first,
    LocalDate last,
    List<Double> priors,
    double kappaBusiness,
    double kappaPersonal,
    double collaborative,
    double businessDeep,
    double personal,
    double personalSent,
    long accounts,
    long disclosures)
    implements Serializable {

  /** Business of level 2. */
  public static final int STRATEGIC = 0;

  /** Business of level 3. */
  public static final int SYNERGISTIC = 1;

  /** Personal of level 2. */
  public static final int LIFE = 2;

  /** Personal of level 3. */
  public static final int PRIVATE = 3;

  public static final int KINDS = 4;

  private static final double SECOND_LEVEL = 2.0 / 3;

  /** Half of what was said weighs half after so many months. */
  private static final double HALF_LIFE_MONTHS = 3;

  /** What a month weighs beside the one after it. */
  public static final double FADE = StrictMath.pow(0.5, 1 / HALF_LIFE_MONTHS);

  public StageThresholds {
    priors = List.copyOf(priors);
  }

  /** Rate of a kind, drawn towards the prior, from faded counts. */
  public double rate(int kind, double count, double messages) {
    double kappa = kind < LIFE ? kappaBusiness : kappaPersonal;
    return (count + kappa * priors.get(kind)) / (messages + kappa);
  }

  /** Rates of the two deep levels of a domain, weighted as depth is (6.3). */
  public static double depth(double second, double third) {
    return SECOND_LEVEL * second + third;
  }

  /** The same of columns. */
  public static Column depth(Column second, Column third) {
    return second.multiply(SECOND_LEVEL).plus(third);
  }
}
