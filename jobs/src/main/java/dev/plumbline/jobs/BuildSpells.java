package dev.plumbline.jobs;

import dev.plumbline.config.RetentionSettings;
import dev.plumbline.config.TimeSettings;
import dev.plumbline.fit.PurchaseHabits;
import dev.plumbline.lake.Lake;
import dev.plumbline.retention.Sources;
import dev.plumbline.retention.Stays;
import dev.plumbline.schema.Table;
import dev.plumbline.stats.purchase.BetaGeometric;
import dev.plumbline.tables.core.AccountMonths;
import dev.plumbline.tables.core.Accounts;
import dev.plumbline.tables.measures.References;
import dev.plumbline.tables.retention.Spells;
import dev.plumbline.tables.staging.FieldHistory;
import dev.plumbline.tables.staging.Opportunities;
import dev.plumbline.tables.staging.Orders;
import dev.plumbline.tables.staging.Subscriptions;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Tells who stayed from when to when, and when those who left decided it. */
public final class BuildSpells implements Job {

  private final RetentionSettings settings;
  private final TimeSettings time;
  private final Stays stays;

  public BuildSpells(RetentionSettings settings, TimeSettings time) {
    this.settings = settings;
    this.time = time;
    this.stays = new Stays(settings, time);
  }

  @Override
  public String name() {
    return "build-spells";
  }

  @Override
  public List<Table> reads() {
    return List.of(
        Accounts.TABLE,
        AccountMonths.TABLE,
        Subscriptions.TABLE,
        Opportunities.TABLE,
        FieldHistory.TABLE,
        Orders.TABLE,
        References.TABLE);
  }

  @Override
  public List<Table> writes() {
    return List.of(Spells.TABLE);
  }

  @Override
  public List<Record> settings() {
    return List.of(settings, time);
  }

  @Override
  public void run(Lake lake) {
    Sources sources =
        new Sources(
            lake.read(Accounts.TABLE),
            lake.read(AccountMonths.TABLE),
            lake.read(Subscriptions.TABLE),
            lake.read(Opportunities.TABLE),
            lake.read(FieldHistory.TABLE),
            lake.read(Orders.TABLE),
            lake.read(References.TABLE));

    Optional<BetaGeometric> purchases = stays.purchases(sources).flatMap(PurchaseHabits::fitted);
    Dataset<Row> spells = stays.of(sources, purchases);

    lake.overwrite(Spells.TABLE, spells);
  }
}
