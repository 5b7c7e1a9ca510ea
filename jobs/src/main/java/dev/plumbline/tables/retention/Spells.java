package dev.plumbline.tables.retention;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;

import dev.plumbline.schema.Field;
import dev.plumbline.schema.Layer;
import dev.plumbline.schema.Table;
import java.util.List;

/** Stays of an account with a product line, from start to decision; method section 12. */
public final class Spells {

  /** The definition that the panel and the verdicts rest on. */
  public static final String PRIMARY = "PRIMARY";

  public static final String CONTRACTUAL = "CONTRACTUAL";
  public static final String EVERGREEN = "EVERGREEN";
  public static final String RENEWAL = "RENEWAL";
  public static final String GAP = "GAP";
  public static final String PROBABILISTIC = "PROBABILISTIC";
  public static final String MAPPED = "MAPPED";
  public static final String ALL_LINES = "all";

  /** The buyer decided to leave: the exit that is explained. */
  public static final String CHURN = "CHURN";

  /** Of renewals: left before the renewal that was to be decided, which is censored. */
  public static final String EARLY_TERMINATION = "EARLY_TERMINATION";

  /** Goes on, or ended too lately to be judged. */
  public static final String ADMIN = "ADMIN";

  public static final String SHORT = "SHORT";
  public static final String ANNUAL = "ANNUAL";
  public static final String LONGER = "LONGER";
  public static final String OPEN = "OPEN";

  public static final Field ACCOUNT_ID = required("account_id", StringType, "Account");
  public static final Field PRODUCT_LINE =
      required("product_line", StringType, "Product line; all where the source names none");
  public static final Field DEFINITION =
      required(
          "definition",
          StringType,
          "PRIMARY, by the modes of the settings, or a definition set beside it: CONTRACTUAL, NOTICE_ONLY, EVERGREEN, RENEWAL, GAP or PROBABILISTIC");
  public static final Field SPELL_NO =
      required("spell_no", IntegerType, "1 for the first stay, then one more for each return");
  public static final Field MODE =
      required(
          "mode",
          StringType,
          "How leaving was told: CONTRACTUAL, by terms of contracts; EVERGREEN, by the request to cancel; RENEWAL, by renewals; GAP, by a long silence; PROBABILISTIC, by BG/NBD; MAPPED, by a field of the account");
  public static final Field START_DATE =
      required("start_date", DateType, "First day of the first term, or first order");
  public static final Field ENTRY_MONTH =
      required("entry_month", DateType, "First month at risk and observed: delayed entry");
  public static final Field DECISION_DATE =
      optional(
          "decision_date",
          DateType,
          "When the exit was decided; null if it was not, or too lately to be judged");
  public static final Field END_DATE =
      optional(
          "end_date", DateType, "Last day of the last term, or last order; null if it goes on");
  public static final Field EXIT_CODE =
      required(
          "exit_code",
          StringType,
          "CHURN, MERGER, BANKRUPTCY, SUPPLIER_TERMINATION, PRODUCT_SUNSET, EARLY_TERMINATION (renewals alone) or ADMIN; MERGER by the reason of a contract alone: accounts that the CRM merged are one from the start");
  public static final Field EXIT_KNOWN_AT =
      optional("exit_known_at", TimestampType, "When the exit was known");
  public static final Field TERM_CLASS =
      required(
          "term_class",
          StringType,
          "First term: SHORT (below twelve months), ANNUAL, LONGER or OPEN");
  public static final Field TERM_ENDS =
      required(
          "term_ends", createArrayType(DateType), "Last days of its terms as agreed, in order");
  public static final Field UPGRADES =
      optional(
          "upgrades",
          createArrayType(DateType),
          "Days on which its monthly value rose by a tenth or more; told where terms begin and end, by the value of each as exported: amendments within a term are not seen; null if no value is told");
  public static final Field DOWNGRADES =
      optional(
          "downgrades",
          createArrayType(DateType),
          "Days on which it fell by a tenth or more, and did not end; told likewise");
  public static final Field DORMANT_DAYS =
      optional(
          "dormant_days",
          IntegerType,
          "Days from the end of the stay before, or its last order, to the start; null for the first");
  public static final Field PATIENCE_DAYS =
      optional(
          "patience_days",
          IntegerType,
          "Silence after the last order up to which the customer counts as active; null but for GAP and PROBABILISTIC");
  public static final Field LAST_MONTH =
      required(
          "last_month",
          DateType,
          "Last month at risk: that of the decision, or the last mature one");

  public static final Table TABLE =
      new Table(
          Layer.RETENTION,
          "spells",
          List.of(DEFINITION, ACCOUNT_ID, PRODUCT_LINE, SPELL_NO),
          List.of(
              DEFINITION,
              ACCOUNT_ID,
              PRODUCT_LINE,
              SPELL_NO,
              MODE,
              START_DATE,
              ENTRY_MONTH,
              DECISION_DATE,
              END_DATE,
              EXIT_CODE,
              EXIT_KNOWN_AT,
              TERM_CLASS,
              TERM_ENDS,
              UPGRADES,
              DOWNGRADES,
              DORMANT_DAYS,
              PATIENCE_DAYS,
              LAST_MONTH));

  private Spells() {}
}
