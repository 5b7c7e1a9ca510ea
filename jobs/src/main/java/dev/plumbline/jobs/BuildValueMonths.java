package dev.plumbline.jobs;

import dev.plumbline.config.TimeSettings;
import dev.plumbline.features.value.ValueFeatures;
import dev.plumbline.lake.Lake;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.core.Accounts;
import dev.plumbline.tables.core.Interactions;
import dev.plumbline.tables.features.ValueMonths;
import dev.plumbline.tables.staging.Cases;
import dev.plumbline.tables.staging.Opportunities;
import dev.plumbline.tables.staging.Orders;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Counts what we delivered to an account, month by month. */
public final class BuildValueMonths implements Job {

  private final TimeSettings time;

  public BuildValueMonths(TimeSettings time) {
    this.time = time;
  }

  @Override
  public String name() {
    return "build-value-months";
  }

  @Override
  public List<Table> reads() {
    return List.of(
        Interactions.TABLE, Cases.TABLE, Opportunities.TABLE, Orders.TABLE, Accounts.TABLE);
  }

  @Override
  public List<Table> writes() {
    return List.of(ValueMonths.TABLE);
  }

  @Override
  public List<Record> settings() {
    return List.of(time);
  }

  @Override
  public void run(Lake lake) {
    Dataset<Row> interactions = lake.read(Interactions.TABLE);
    Dataset<Row> cases = lake.read(Cases.TABLE);
    Dataset<Row> opportunities = lake.read(Opportunities.TABLE);
    Dataset<Row> orders = lake.read(Orders.TABLE);
    Dataset<Row> accounts = lake.read(Accounts.TABLE);

    Dataset<Row> valueMonths =
        new ValueFeatures(time)
            .perAccountMonth(interactions, cases, opportunities, orders, accounts);

    lake.overwrite(ValueMonths.TABLE, valueMonths);
  }
}
