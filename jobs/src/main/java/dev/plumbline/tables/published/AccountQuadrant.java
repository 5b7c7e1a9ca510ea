package dev.plumbline.tables.published;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.plumbline.schema.Field;
import dev.plumbline.schema.Layer;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.core.AccountMonths;
import dev.plumbline.tables.measures.RelationshipMonths;
import java.util.List;

/**
 * Where each account stands at the as-of date: deep or shallow, high or low value. Method, section
 * 18.3.11.
 *
 * <p>One row per account. A table of accounts, not of groups: it does not split depth into business
 * and personal, shows no level, and says nothing about depth where fewer than three people of the
 * account wrote, for then it would speak of persons. A quadrant is a place on a map, not a
 * diagnosis, and no ground for a decision about an employee.
 */
public final class AccountQuadrant {

  /** Deep, high value. */
  public static final String VALUED_PARTNER = "VALUED_PARTNER";

  /** Shallow, high value. */
  public static final String TRANSACTIONAL_VALUE = "TRANSACTIONAL_VALUE";

  /** Deep, low value: a question to ask, which is why it ends in a question mark. */
  public static final String POLITE_FICTION = "POLITE_FICTION?";

  /** Shallow, low value. */
  public static final String AT_RISK = "AT_RISK";

  public static final String DEEP = "DEEP";
  public static final String SHALLOW = "SHALLOW";
  public static final String HIGH = "HIGH";
  public static final String LOW = "LOW";

  /** The quadrant rests on depth and value, both seen. */
  public static final String GOOD = "GOOD";

  public static final String FEW_BUYER_CONTACTS = "FEW_BUYER_CONTACTS";
  public static final String NO_DEPTH = "NO_DEPTH";
  public static final String NO_VALUE = "NO_VALUE";

  public static final Field ACCOUNT_ID = AccountMonths.ACCOUNT_ID;
  public static final Field AS_OF =
      required("as_of", DateType, "First day after the data: nothing later is known here");
  public static final Field SEGMENT = AccountMonths.SEGMENT;
  public static final Field CUSTOMER_STATUS =
      required(
          "customer_status",
          StringType,
          "CURRENT, FORMER (every stay has ended or its end is decided) or NEVER");
  public static final Field DEPTH_BAND =
      optional(
          "depth_band",
          StringType,
          "DEEP or SHALLOW: above the mean of the reference period or not; null below three "
              + "buyer contacts or where nothing was seen");
  public static final Field DEPTH =
      optional(
          "depth",
          DoubleType,
          "Depth of the last six months in standard deviations of the reference period; null "
              + "likewise");
  public static final Field DEPTH_VELOCITY =
      optional(
          "depth_velocity", DoubleType, "Depth less that of the six months before; null likewise");
  public static final Field STAGE =
      optional(
          "stage",
          IntegerType,
          "Phase by rule: 1 business partner, 2 collaborative partner, 3 partner beyond it; an unvalidated proposal; null likewise");
  public static final Field VALUE_BAND =
      optional(
          "value_band",
          StringType,
          "HIGH or LOW: above the mean of the reference period or not; null where not seen");
  public static final Field VALUE =
      optional(
          "value", DoubleType, "Delivered value in standard deviations of the reference period");
  public static final Field WEAKEST_VALUE =
      optional(
          "weakest_value",
          StringType,
          "Lowest of the seen parts of value: reliability, responsiveness, insight or outcomes");
  public static final Field QUADRANT =
      optional(
          "quadrant",
          StringType,
          "VALUED_PARTNER, TRANSACTIONAL_VALUE, POLITE_FICTION? or AT_RISK; null unless a "
              + "current customer with both bands");
  public static final Field CONFLICT =
      optional(
          "conflict",
          IntegerType,
          "1 if there was an incident in the last three months, else 0; null where not seen");
  public static final Field DEPTH_SOURCE = RelationshipMonths.DEPTH_SOURCE;
  public static final Field MESSAGES =
      required("messages", LongType, "Human messages of the last six months");
  public static final Field VALUE_COVERAGE = RelationshipMonths.VALUE_COVERAGE;
  public static final Field DATA_QUALITY =
      required(
          "data_quality",
          StringType,
          "GOOD, or what is missing first: NO_DEPTH, FEW_BUYER_CONTACTS (fewer than three), "
              + "NO_VALUE");

  public static final Table TABLE =
      new Table(
          Layer.PUBLISHED,
          "account_quadrant",
          List.of(ACCOUNT_ID),
          List.of(
              ACCOUNT_ID,
              AS_OF,
              SEGMENT,
              CUSTOMER_STATUS,
              DEPTH_BAND,
              DEPTH,
              DEPTH_VELOCITY,
              STAGE,
              VALUE_BAND,
              VALUE,
              WEAKEST_VALUE,
              QUADRANT,
              CONFLICT,
              DEPTH_SOURCE,
              MESSAGES,
              VALUE_COVERAGE,
              DATA_QUALITY));

  private AccountQuadrant() {}
}
