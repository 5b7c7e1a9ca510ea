package dev.plumbline.jobs;

import dev.plumbline.config.TimeSettings;
import dev.plumbline.lake.Lake;
import dev.plumbline.resolve.Spine;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.core.AccountMonths;
import dev.plumbline.tables.core.Accounts;
import dev.plumbline.tables.core.Coverage;
import dev.plumbline.tables.core.Interactions;
import dev.plumbline.tables.staging.FieldHistory;
import dev.plumbline.tables.staging.Orders;
import dev.plumbline.tables.staging.Subscriptions;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Lays the spine: every account and month up to the as-of month. */
public final class BuildAccountMonths implements Job {

  private final TimeSettings time;

  public BuildAccountMonths(TimeSettings time) {
    this.time = time;
  }

  @Override
  public String name() {
    return "build-account-months";
  }

  @Override
  public List<Table> reads() {
    return List.of(
        Accounts.TABLE,
        Coverage.TABLE,
        Interactions.TABLE,
        Subscriptions.TABLE,
        Orders.TABLE,
        FieldHistory.TABLE);
  }

  @Override
  public List<Table> writes() {
    return List.of(AccountMonths.TABLE);
  }

  @Override
  public List<Record> settings() {
    return List.of(time);
  }

  @Override
  public void run(Lake lake) {
    Dataset<Row> accounts = lake.read(Accounts.TABLE);
    Dataset<Row> coverage = lake.read(Coverage.TABLE);
    Dataset<Row> interactions = lake.read(Interactions.TABLE);
    Dataset<Row> subscriptions = lake.read(Subscriptions.TABLE);
    Dataset<Row> orders = lake.read(Orders.TABLE);
    Dataset<Row> fieldHistory = lake.read(FieldHistory.TABLE);

    Dataset<Row> accountMonths =
        new Spine(time).of(accounts, coverage, interactions, subscriptions, orders, fieldHistory);

    lake.overwrite(AccountMonths.TABLE, accountMonths);
  }
}
