package dev.plumbline.jobs;

import dev.plumbline.config.RetentionSettings;
import dev.plumbline.config.TimeSettings;
import dev.plumbline.lake.Lake;
import dev.plumbline.retention.Stays;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.core.AccountMonths;
import dev.plumbline.tables.core.Accounts;
import dev.plumbline.tables.retention.Spells;
import dev.plumbline.tables.staging.Opportunities;
import dev.plumbline.tables.staging.Subscriptions;
import java.util.List;
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
    return List.of(Accounts.TABLE, AccountMonths.TABLE, Subscriptions.TABLE, Opportunities.TABLE);
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
    Dataset<Row> accounts = lake.read(Accounts.TABLE);
    Dataset<Row> accountMonths = lake.read(AccountMonths.TABLE);
    Dataset<Row> subscriptions = lake.read(Subscriptions.TABLE);
    Dataset<Row> opportunities = lake.read(Opportunities.TABLE);

    Dataset<Row> spells = stays.of(accounts, accountMonths, subscriptions, opportunities);

    lake.overwrite(Spells.TABLE, spells);
  }
}
