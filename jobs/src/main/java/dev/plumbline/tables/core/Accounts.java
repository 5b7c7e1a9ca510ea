package dev.plumbline.tables.core;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;

import dev.plumbline.schema.Field;
import dev.plumbline.schema.Layer;
import dev.plumbline.schema.Table;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Companies after merges, one row each; method section 2.
 *
 * <p>Attributes are today's and may slice only by constants; those of a month are in {@link
 * AccountMonths}.
 */
public final class Accounts {

  public static final Field ACCOUNT_ID =
      required("account_id", StringType, "Id of the surviving account");
  public static final Field PARENT_ID =
      required("parent_id", StringType, "Id of the ultimate parent; itself if it has none");
  public static final Field SEGMENT =
      required("segment", StringType, "Segment today; unknown if none is told");
  public static final Field REGION =
      required("region", StringType, "Region; unknown if none is told").snapshotOnly();
  public static final Field INDUSTRY =
      required("industry", StringType, "Industry; unknown if none is told").snapshotOnly();
  public static final Field SIZE =
      optional(
              "size",
              DoubleType,
              "Natural log of employees, else of annual revenue, standardised nowhere yet; null if neither is told")
          .snapshotOnly();
  public static final Field OWNER_ID = optional("owner_id", StringType, "Rep who owns it today");
  public static final Field CREATED_AT =
      required("created_at", TimestampType, "When it was created; 1970 if nobody tells");
  public static final Field ABSORBED_IDS =
      required("absorbed_ids", createArrayType(StringType), "Accounts merged into it");
  public static final Field IS_CHURNED =
      optional("is_churned", BooleanType, "The mapped churn field");
  public static final Field CHURNED_AT =
      optional("churned_at", TimestampType, "When the mapped churn field was set");

  /** Column of {@link #survivors} alone. */
  public static final Field STAGED_ID =
      required("staged_id", StringType, "Id of an account of the CRM, merged or not");

  public static final Table TABLE =
      new Table(
          Layer.CORE,
          "accounts",
          List.of(ACCOUNT_ID),
          List.of(
              ACCOUNT_ID,
              PARENT_ID,
              SEGMENT,
              REGION,
              INDUSTRY,
              SIZE,
              OWNER_ID,
              CREATED_AT,
              ABSORBED_IDS,
              IS_CHURNED,
              CHURNED_AT));

  /**
   * Every account of the CRM, merged ones included, with the account that it is today: {@link
   * #STAGED_ID} and {@link #ACCOUNT_ID}.
   *
   * @param accounts rows of this table
   */
  public static Dataset<Row> survivors(Dataset<Row> accounts) {
    return accounts.select(
        explode(concat(array(ACCOUNT_ID.col()), ABSORBED_IDS.col())).as(STAGED_ID.name()),
        ACCOUNT_ID.col());
  }

  /**
   * Rows that name an account of the CRM by {@link #ACCOUNT_ID}, under the account that it is
   * today. Rows of none are left out.
   *
   * @param accounts rows of this table
   */
  public static Dataset<Row> underSurvivors(Dataset<Row> rows, Dataset<Row> accounts) {
    return rows.withColumnRenamed(ACCOUNT_ID.name(), STAGED_ID.name())
        .join(survivors(accounts), STAGED_ID.name());
  }

  private Accounts() {}
}
