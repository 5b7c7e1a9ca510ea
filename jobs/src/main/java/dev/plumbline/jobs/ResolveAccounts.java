package dev.plumbline.jobs;

import dev.plumbline.lake.Lake;
import dev.plumbline.resolve.SurvivingAccounts;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.core.Accounts;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Follows merges and parents to their ends: the companies that there are. */
public final class ResolveAccounts implements Job {

  @Override
  public String name() {
    return "resolve-accounts";
  }

  @Override
  public List<Table> reads() {
    return List.of(dev.plumbline.tables.staging.Accounts.TABLE);
  }

  @Override
  public List<Table> writes() {
    return List.of(Accounts.TABLE);
  }

  @Override
  public List<Record> settings() {
    return List.of();
  }

  @Override
  public void run(Lake lake) {
    Dataset<Row> staged = lake.read(dev.plumbline.tables.staging.Accounts.TABLE);

    lake.overwrite(Accounts.TABLE, SurvivingAccounts.of(staged));
  }
}
