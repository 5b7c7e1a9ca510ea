package dev.plumbline.jobs;

import dev.plumbline.config.RelationshipSettings;
import dev.plumbline.config.TimeSettings;
import dev.plumbline.features.relationship.LedgerFeatures;
import dev.plumbline.lake.Lake;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.core.Accounts;
import dev.plumbline.tables.core.Interactions;
import dev.plumbline.tables.features.LedgerMonths;
import dev.plumbline.tables.staging.Cases;
import dev.plumbline.tables.staging.Contacts;
import dev.plumbline.tables.staging.Opportunities;
import dev.plumbline.tables.staging.Orders;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Counts what a relationship takes and gives, when it is needed, and how it pauses. */
public final class BuildLedgerMonths implements Job {

  private final TimeSettings time;
  private final RelationshipSettings relationship;

  public BuildLedgerMonths(TimeSettings time, RelationshipSettings relationship) {
    this.time = time;
    this.relationship = relationship;
  }

  @Override
  public String name() {
    return "build-ledger-months";
  }

  @Override
  public List<Table> reads() {
    return List.of(
        Interactions.TABLE,
        Cases.TABLE,
        Opportunities.TABLE,
        Orders.TABLE,
        Contacts.TABLE,
        Accounts.TABLE);
  }

  @Override
  public List<Table> writes() {
    return List.of(LedgerMonths.TABLE);
  }

  @Override
  public List<Record> settings() {
    return List.of(time, relationship);
  }

  @Override
  public void run(Lake lake) {
    Dataset<Row> interactions = lake.read(Interactions.TABLE);
    Dataset<Row> cases = lake.read(Cases.TABLE);
    Dataset<Row> opportunities = lake.read(Opportunities.TABLE);
    Dataset<Row> orders = lake.read(Orders.TABLE);
    Dataset<Row> contacts = lake.read(Contacts.TABLE);
    Dataset<Row> accounts = lake.read(Accounts.TABLE);

    Dataset<Row> ledgerMonths =
        new LedgerFeatures(time, relationship)
            .perAccountMonth(interactions, cases, opportunities, orders, contacts, accounts);

    lake.overwrite(LedgerMonths.TABLE, ledgerMonths);
  }
}
