package dev.plumbline.jobs;

import dev.plumbline.config.RelationshipSettings;
import dev.plumbline.config.TimeSettings;
import dev.plumbline.features.relationship.ConflictFeatures;
import dev.plumbline.lake.Lake;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.core.Accounts;
import dev.plumbline.tables.core.Interactions;
import dev.plumbline.tables.features.ConflictMonths;
import dev.plumbline.tables.staging.Cases;
import dev.plumbline.tables.staging.Contacts;
import dev.plumbline.tables.staging.Orders;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Finds the conflicts with an account, month by month. */
public final class BuildConflictMonths implements Job {

  private final TimeSettings time;
  private final RelationshipSettings relationship;

  public BuildConflictMonths(TimeSettings time, RelationshipSettings relationship) {
    this.time = time;
    this.relationship = relationship;
  }

  @Override
  public String name() {
    return "build-conflict-months";
  }

  @Override
  public List<Table> reads() {
    return List.of(Interactions.TABLE, Cases.TABLE, Contacts.TABLE, Orders.TABLE, Accounts.TABLE);
  }

  @Override
  public List<Table> writes() {
    return List.of(ConflictMonths.TABLE);
  }

  @Override
  public List<Record> settings() {
    return List.of(time, relationship);
  }

  @Override
  public void run(Lake lake) {
    Dataset<Row> interactions = lake.read(Interactions.TABLE);
    Dataset<Row> cases = lake.read(Cases.TABLE);
    Dataset<Row> contacts = lake.read(Contacts.TABLE);
    Dataset<Row> orders = lake.read(Orders.TABLE);
    Dataset<Row> accounts = lake.read(Accounts.TABLE);

    Dataset<Row> conflictMonths =
        new ConflictFeatures(time, relationship)
            .perAccountMonth(interactions, cases, contacts, orders, accounts);

    lake.overwrite(ConflictMonths.TABLE, conflictMonths);
  }
}
