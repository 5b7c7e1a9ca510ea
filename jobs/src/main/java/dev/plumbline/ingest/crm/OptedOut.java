package dev.plumbline.ingest.crm;

import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.plumbline.config.PrivacySettings;
import dev.plumbline.schema.Field;
import dev.plumbline.tables.staging.Accounts;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Takes out what belongs to companies that opted out: their contacts, deals, contracts, cases and
 * activities, and the histories of these.
 */
final class OptedOut {

  private static final Field REFUSED_ID =
      required("refused_id", StringType, "Record of which nothing is stored");

  private OptedOut() {}

  /** The same outcomes where nobody opted out. */
  static Dataset<Row> removedFrom(Dataset<Row> outcomes, PrivacySettings privacy) {
    if (privacy.optOutDomains().isEmpty()) {
      return outcomes;
    }
    Column isAccount = Intake.STAGED_IN.col().equalTo(Accounts.TABLE.name());
    Dataset<Row> accounts = ids(outcomes.where(isAccount.and(Outcomes.is(Outcomes.OUT_OF_SCOPE))));
    Dataset<Row> theirs = ids(outcomes.join(broadcast(accounts), belongsToRefused(), "left_semi"));
    Dataset<Row> refused = accounts.unionByName(theirs).distinct();
    Column outcome =
        when(
                REFUSED_ID.col().isNotNull().and(Outcomes.is(Outcomes.ACCEPTED)),
                Outcomes.OUT_OF_SCOPE)
            .otherwise(Outcomes.OUTCOME.col());
    return outcomes
        .join(broadcast(refused), belongsToRefused(), "left_outer")
        .withColumn(Outcomes.OUTCOME.name(), outcome)
        .drop(REFUSED_ID.name());
  }

  private static Column belongsToRefused() {
    return Intake.BELONGS_TO.col().equalTo(REFUSED_ID.col());
  }

  private static Dataset<Row> ids(Dataset<Row> rows) {
    return rows.where(Intake.RECORD_ID.col().isNotNull())
        .select(REFUSED_ID.from(Intake.RECORD_ID.col()))
        .distinct();
  }
}
