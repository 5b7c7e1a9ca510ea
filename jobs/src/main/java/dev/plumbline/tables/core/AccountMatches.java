package dev.plumbline.tables.core;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import dev.plumbline.schema.Field;
import dev.plumbline.schema.Layer;
import dev.plumbline.schema.Table;
import java.util.List;

/**
 * Which accounts of the exports are one company, and by which rule; and which may be, for a person
 * to look at. An account without a row stands for itself alone. What became another company from
 * one night to the next is in {@link dev.plumbline.tables.operations.AccountMoves}.
 *
 * <p>A decision goes into {@code identity.same} or {@code identity.different} of the settings, and
 * ends the doubt.
 */
public final class AccountMatches {

  public static final Field STAGED_ID =
      required("staged_id", StringType, "Id of an account of an export, prefixed with its source");
  public static final Field MATCHED_WITH_ID =
      required("matched_with_id", StringType, "The account that it was matched with");
  public static final Field ACCOUNT_ID =
      required("account_id", StringType, "The account that it is today; its own id in a doubt");
  public static final Field STATUS =
      required("status", StringType, "MATCHED, or REVIEW: doubtful, and not matched");
  public static final Field RULE =
      required(
          "rule",
          StringType,
          "CRM_MERGE, DECISION, EXTERNAL_ID, DOMAIN or NAME, the first that holds; of a REVIEW why it is doubtful: AMBIGUOUS_ID, SHARED_DOMAIN, SHARED_NAME, OTHER_DOMAIN or HELD_APART");

  public static final Field SINCE =
      optional(
          "since",
          TimestampType,
          "From when they are one: when the CRM merged them, else when the later of the two was created; null for a REVIEW, and where it is not told");

  public static final Table TABLE =
      new Table(
          Layer.CORE,
          "account_matches",
          List.of(STAGED_ID, MATCHED_WITH_ID, RULE),
          List.of(STAGED_ID, MATCHED_WITH_ID, ACCOUNT_ID, STATUS, RULE, SINCE));

  private AccountMatches() {}
}
