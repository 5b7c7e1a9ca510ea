package dev.plumbline.ingest.crm;

import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.plumbline.config.PrivacySettings;
import dev.plumbline.schema.Field;
import dev.plumbline.tables.staging.Accounts;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * Takes out what belongs to companies that opted out: what they absorbed, contacts, deals,
 * contracts, cases and activities, and the histories of these.
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
    Dataset<Row> accounts = accounts(outcomes);
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

  /**
   * Those that opted out and what they absorbed, however many steps ago: one task follows the few
   * ids of merges. A row that is in quarantine says no less who opted out.
   */
  private static Dataset<Row> accounts(Dataset<Row> outcomes) {
    Column isAccount = Intake.isOf(Accounts.TABLE);
    Column mergedInto = Outcomes.cell(Accounts.MERGED_INTO_ID);
    return outcomes
        .where(isAccount.and(Intake.RECORD_ID.col().isNotNull()))
        .where(Intake.IS_OUT_OF_SCOPE.col().or(mergedInto.isNotNull()))
        .select(Intake.RECORD_ID.col(), mergedInto, Intake.IS_OUT_OF_SCOPE.col())
        .repartition(1)
        .mapPartitions((MapPartitionsFunction<Row, String>) OptedOut::refused, Encoders.STRING())
        .toDF(REFUSED_ID.name());
  }

  private static Iterator<String> refused(Iterator<Row> accounts) {
    Deque<String> next = new ArrayDeque<>();
    Map<String, List<String>> absorbed = new HashMap<>();
    accounts.forEachRemaining(
        account -> {
          if (account.getBoolean(2)) {
            next.add(account.getString(0));
          } else {
            absorbed
                .computeIfAbsent(account.getString(1), into -> new ArrayList<>())
                .add(account.getString(0));
          }
        });
    Set<String> refused = new HashSet<>();
    while (!next.isEmpty()) {
      String id = next.remove();
      if (refused.add(id)) {
        next.addAll(absorbed.getOrDefault(id, List.of()));
      }
    }
    return refused.iterator();
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
