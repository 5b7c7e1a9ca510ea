package dev.plumbline.jobs.leaks;

import dev.plumbline.lake.Lake;
import dev.plumbline.schema.Field;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.core.Accounts;
import dev.plumbline.tables.staging.Contacts;
import dev.plumbline.tables.staging.FieldHistory;
import dev.plumbline.tables.staging.Subscriptions;
import dev.plumbline.tables.staging.Users;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The records of a sample of accounts, read from the lake once, beside the columns of {@link
 * Sample}.
 *
 * <p>Who somebody is and when an account began is taken as known today (method section 3), and what
 * was learned on the reference period stays.
 */
final class SampledLake {

  private static final Set<Table> AS_KNOWN_TODAY =
      Set.of(
          dev.plumbline.tables.staging.Accounts.TABLE,
          Contacts.TABLE,
          Users.TABLE,
          Subscriptions.TABLE);

  private final Lake stored;
  private final Dataset<Row> sample;
  private final Map<Table, Dataset<Row>> drawn = new ConcurrentHashMap<>();

  SampledLake(Lake stored, Dataset<Row> sample) {
    this.stored = stored;
    this.sample = sample;
  }

  /** Whether rows of {@code table} are records of accounts. */
  static boolean isOfAccounts(Table table) {
    return switch (table.layer()) {
      case STAGING, CORE -> table.equals(FieldHistory.TABLE) || holds(table, Accounts.ACCOUNT_ID);
      case FEATURES, MEASURES, RETENTION, RESULTS, PUBLISHED, OPERATIONS, QUARANTINE -> false;
    };
  }

  /** Whether they are taken as they stand, whatever came later. */
  static boolean isKnownToday(Table table) {
    return AS_KNOWN_TODAY.contains(table);
  }

  Dataset<Row> records(Table table) {
    return drawn.computeIfAbsent(table, this::draw);
  }

  Dataset<Row> other(Table table) {
    return stored.read(table);
  }

  private Dataset<Row> draw(Table table) {
    if (table.equals(FieldHistory.TABLE)) {
      return Sample.drawn(
          stored
              .read(table)
              .where(History.isOfAccounts())
              .withColumn(Sample.ACCOUNT_ID.name(), FieldHistory.OBJECT_ID.col()),
          sample);
    }
    if (table.layer().equals(dev.plumbline.schema.Layer.CORE)) {
      return Sample.drawn(stored.read(table), sample);
    }
    Dataset<Row> accounts = stored.read(Accounts.TABLE);
    return Sample.drawn(Accounts.underSurvivors(stored.read(table), accounts), sample);
  }

  private static boolean holds(Table table, Field field) {
    return table.fields().stream().anyMatch(f -> f.name().equals(field.name()));
  }
}
