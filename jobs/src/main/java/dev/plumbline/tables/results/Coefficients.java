package dev.plumbline.tables.results;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.plumbline.schema.Field;
import dev.plumbline.schema.Layer;
import dev.plumbline.schema.Table;
import java.util.List;

/**
 * The effect of each term on the log hazard of churn. One row per model, estimator and term of a
 * fit that was not refused; and of two terms that are multiplied, one for the effect of each at
 * values of the other: simple slopes. Method, sections 15.11 and 18.2 ({@code st_coef,
 * st_simple_slopes}).
 *
 * <p>Continuous terms are per standard deviation over the rows of the fit; indicators are not
 * scaled. Adjustment for several hypotheses is made over verdicts, not here.
 */
public final class Coefficients {

  public static final Field MODEL_ID = Fits.MODEL_ID;
  public static final Field ESTIMATOR = Fits.ESTIMATOR;
  public static final Field TERM =
      required(
          "term",
          StringType,
          "Column, level of a column (a=b) or product (a × b); of a simple slope, the column and where the other one stands (a at b P90)");
  public static final Field ESTIMATE =
      required(
          "estimate",
          DoubleType,
          "Log hazard ratio, by logit log odds ratio of a month; negative protects");
  public static final Field HAZARD_RATIO =
      required("hazard_ratio", DoubleType, "exp(estimate), held to the range of a double");
  public static final Field SE_NAIVE =
      required("se_naive", DoubleType, "Standard error from the information matrix");
  public static final Field SE_ROBUST =
      required(
          "se_robust",
          DoubleType,
          "Cluster-robust standard error with the factor G/(G-1): the one that intervals use");
  public static final Field CLUSTERED_BY =
      required("clustered_by", StringType, "Column or columns that define the clusters");
  public static final Field CLUSTERS =
      required("clusters", IntegerType, "G, the clusters; of two ways, the fewer");
  public static final Field ESTIMATE_LOW =
      required("estimate_low", DoubleType, "Lower 95 % limit, t with G-1 degrees of freedom");
  public static final Field ESTIMATE_HIGH =
      required("estimate_high", DoubleType, "Upper 95 % limit, t with G-1 degrees of freedom");
  public static final Field T_STATISTIC =
      required("t_statistic", DoubleType, "Estimate by its robust standard error");
  public static final Field P_VALUE =
      required("p_value", DoubleType, "Two-sided, against an effect of zero");
  public static final Field LOG10_P =
      required("log10_p", DoubleType, "Decimal logarithm of the p-value, where that underflows");
  public static final Field P_WILD =
      optional("p_wild", DoubleType, "Wild score bootstrap p-value; null with 40 clusters or more");
  public static final Field P_EQUIVALENCE =
      required(
          "p_equivalence",
          DoubleType,
          "Two one-sided tests against the smallest effect of interest: small means negligible");
  public static final Field MINIMUM_DETECTABLE_EFFECT =
      required(
          "minimum_detectable_effect",
          DoubleType,
          "Effect that had 80 % power at this standard error: 2.8 of them");
  public static final Field E_VALUE =
      required(
          "e_value",
          DoubleType,
          "Risk ratio that a hidden cause would need with term and churn to explain the estimate");
  public static final Field E_VALUE_LIMIT =
      required("e_value_limit", DoubleType, "Likewise for the limit nearest to no effect");
  public static final Field MEAN =
      required(
          "mean",
          DoubleType,
          "Of the term's column (of a product, its first) over the rows, in that column's unit");
  public static final Field STANDARD_DEVIATION =
      required("standard_deviation", DoubleType, "Likewise");
  public static final Field IS_SCALED =
      required("is_scaled", BooleanType, "Whether the estimate is per standard deviation");
  public static final Field MODERATOR =
      optional("moderator", StringType, "Column at a value of which a simple slope is taken");
  public static final Field MODERATOR_VALUE =
      optional(
          "moderator_value",
          DoubleType,
          "That value, in the column's unit: quantiles of the rows, or 0 and 1 of a 0/1 column");

  public static final Table TABLE =
      new Table(
          Layer.RESULTS,
          "coefficients",
          List.of(MODEL_ID, ESTIMATOR, TERM),
          List.of(
              MODEL_ID,
              ESTIMATOR,
              TERM,
              ESTIMATE,
              HAZARD_RATIO,
              SE_NAIVE,
              SE_ROBUST,
              CLUSTERED_BY,
              CLUSTERS,
              ESTIMATE_LOW,
              ESTIMATE_HIGH,
              T_STATISTIC,
              P_VALUE,
              LOG10_P,
              P_WILD,
              P_EQUIVALENCE,
              MINIMUM_DETECTABLE_EFFECT,
              E_VALUE,
              E_VALUE_LIMIT,
              MEAN,
              STANDARD_DEVIATION,
              IS_SCALED,
              MODERATOR,
              MODERATOR_VALUE));

  private Coefficients() {}
}
