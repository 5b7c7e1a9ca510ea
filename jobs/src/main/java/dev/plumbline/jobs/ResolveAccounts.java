package dev.plumbline.jobs;

import dev.plumbline.config.IdentitySettings;
import dev.plumbline.lake.Lake;
import dev.plumbline.resolve.SurvivingAccounts;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.core.AccountMatches;
import dev.plumbline.tables.core.Accounts;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Follows merges and parents, and matches accounts over systems: the companies that there are. */
public final class ResolveAccounts implements Job {

  private final IdentitySettings identity;

  public ResolveAccounts(IdentitySettings identity) {
    this.identity = identity;
  }

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
    return List.of(Accounts.TABLE, AccountMatches.TABLE);
  }

  @Override
  public List<Record> settings() {
    return List.of(identity);
  }

  @Override
  public void run(Lake lake) {
    Dataset<Row> staged = lake.read(dev.plumbline.tables.staging.Accounts.TABLE);

    lake.overwrite(Accounts.TABLE, SurvivingAccounts.of(staged, identity));
    lake.overwrite(AccountMatches.TABLE, SurvivingAccounts.matches(staged, identity));
  }
}
