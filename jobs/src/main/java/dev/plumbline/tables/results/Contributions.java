package dev.plumbline.tables.results;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.plumbline.schema.Field;
import dev.plumbline.schema.Layer;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.measures.RelationshipMonths;
import java.util.List;

/**
 * Why an account stands where it stands: what each component adds to depth, value and risk, and how
 * much of that is new.
 *
 * <p>One row per account, month, target and component that was seen. The rows of DEPTH add up to
 * {@code depth_recent} and those of VALUE to {@code value} of {@link RelationshipMonths}. Those of
 * RISK are the log hazard of churn by model MJ, against an account-month that is average in every
 * term and without conflict; controls such as size and region are left out, for nobody can act on
 * them. A restricted table, as {@link RelationshipMonths} is: it splits business from personal.
 * Proposals of ours, not validated.
 */
public final class Contributions {

  public static final String DEPTH = "DEPTH";
  public static final String VALUE = "VALUE";
  public static final String RISK = "RISK";

  public static final Field ACCOUNT_ID = RelationshipMonths.ACCOUNT_ID;
  public static final Field MONTH = RelationshipMonths.MONTH;
  public static final Field TARGET = required("target", StringType, "DEPTH, VALUE or RISK");
  public static final Field COMPONENT =
      required(
          "component",
          StringType,
          "Part of the index, named as its column without depth_from_ or value_from_; or term of the model");
  public static final Field CONTRIBUTION =
      required(
          "contribution",
          DoubleType,
          "What it adds: standard deviations of the reference period, or log hazard");
  public static final Field CHANGE =
      optional(
          "change",
          DoubleType,
          "contribution less that of the month before; null if it was not seen then");

  public static final Table TABLE =
      new Table(
          Layer.RESULTS,
          "contributions",
          List.of(ACCOUNT_ID, MONTH, TARGET, COMPONENT),
          List.of(ACCOUNT_ID, MONTH, TARGET, COMPONENT, CONTRIBUTION, CHANGE));

  private Contributions() {}
}
