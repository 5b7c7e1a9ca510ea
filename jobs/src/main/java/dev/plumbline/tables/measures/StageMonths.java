package dev.plumbline.tables.measures;

import static dev.plumbline.schema.Field.optional;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import dev.plumbline.schema.Field;
import dev.plumbline.schema.Layer;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.core.AccountMonths;
import java.util.List;

/**
 * The phase of a relationship as known before the first instant of the month; method sections 6.10
 * and 11.
 *
 * <p>One row per row of {@link AccountMonths}. 1 is a business partner, 2 a collaborative partner,
 * 3 a collaborative and personal partner. The phase by rule is for display, that of the hidden
 * Markov model for models; both are unvalidated proposals. What became known late is put where it
 * belongs and the months since told again, from then on.
 */
public final class StageMonths {

  /** Nothing was ever captured of the account. */
  public static final String NOTHING_SEEN = "NOTHING_SEEN";

  /** It wrote, but no text of it was ever scored. */
  public static final String NO_TEXT = "NO_TEXT";

  /** The reference period held too few accounts with text. */
  public static final String NO_REFERENCE = "NO_REFERENCE";

  /**
   * The reference period held too few deep messages for the hidden Markov model, not for the rule.
   */
  public static final String FEW_DISCLOSURES = "FEW_DISCLOSURES";

  public static final Field ACCOUNT_ID = AccountMonths.ACCOUNT_ID;
  public static final Field MONTH = AccountMonths.MONTH;
  public static final Field STAGE =
      optional(
          "stage", IntegerType, "Phase by rule (11.1), 1 to 3; null if no text was scored yet");
  public static final Field STAGE_CONFIDENCE =
      optional(
          "stage_confidence",
          DoubleType,
          "0.9 for each month since the last scored message: what carrying the phase on is worth");
  public static final Field IS_PERSONALLY_WITHHELD =
      optional(
          "is_personally_withheld",
          BooleanType,
          "2P: in phase 2, business depth among the deepest fifth, and our side tells half as much of itself as is usual: not shallow, but withheld");
  public static final Field STAGE_HMM =
      optional("stage_hmm", IntegerType, "Most probable phase by the hidden Markov model (11.3)");
  public static final Field PROBABILITY_1 =
      optional(
          "probability_1",
          DoubleType,
          "Of phase 1 in the month before, given what was known by now");
  public static final Field PROBABILITY_2 = optional("probability_2", DoubleType, "Of phase 2");
  public static final Field PROBABILITY_3 = optional("probability_3", DoubleType, "Of phase 3");
  public static final Field EXPECTED_STAGE =
      optional("expected_stage", DoubleType, "Mean of the phases by these probabilities, 1 to 3");
  public static final Field HAS_DEEPENED =
      optional(
          "has_deepened", IntegerType, "1 if stage rose within the three months before, else 0");
  public static final Field HIGHEST_STAGE =
      optional("highest_stage", IntegerType, "Highest stage so far");
  public static final Field DEPENETRATION =
      optional("depenetration", IntegerType, "highest_stage less stage");
  public static final Field MONTHS_IN_STAGE =
      optional(
          "months_in_stage",
          IntegerType,
          "Months since stage last changed, or since the account was first seen");
  public static final Field REASON =
      optional(
          "reason",
          StringType,
          "Why stage is null: NOTHING_SEEN, NO_TEXT or NO_REFERENCE; why stage_hmm alone is: FEW_DISCLOSURES");
  public static final Field MAX_SOURCE_AT =
      optional(
          "max_source_at", TimestampType, "Latest of event and knowledge times behind the row");

  public static final Table TABLE =
      new Table(
          Layer.MEASURES,
          "stage_months",
          List.of(ACCOUNT_ID, MONTH),
          List.of(
              ACCOUNT_ID,
              MONTH,
              STAGE,
              STAGE_CONFIDENCE,
              IS_PERSONALLY_WITHHELD,
              STAGE_HMM,
              PROBABILITY_1,
              PROBABILITY_2,
              PROBABILITY_3,
              EXPECTED_STAGE,
              HAS_DEEPENED,
              HIGHEST_STAGE,
              DEPENETRATION,
              MONTHS_IN_STAGE,
              REASON,
              MAX_SOURCE_AT));

  private StageMonths() {}
}
