package dev.plumbline.jobs;

import dev.plumbline.lake.Lake;
import dev.plumbline.resolve.ResolvedIdentities;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.core.Accounts;
import dev.plumbline.tables.core.Identities;
import dev.plumbline.tables.staging.Contacts;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Decides which account a person or a mail domain belongs to. */
public final class ResolveIdentities implements Job {

  @Override
  public String name() {
    return "resolve-identities";
  }

  @Override
  public List<Table> reads() {
    return List.of(Accounts.TABLE, dev.plumbline.tables.staging.Accounts.TABLE, Contacts.TABLE);
  }

  @Override
  public List<Table> writes() {
    return List.of(Identities.TABLE);
  }

  @Override
  public List<Record> settings() {
    return List.of();
  }

  @Override
  public void run(Lake lake) {
    Dataset<Row> accounts = lake.read(Accounts.TABLE);
    Dataset<Row> staged = lake.read(dev.plumbline.tables.staging.Accounts.TABLE);
    Dataset<Row> contacts = lake.read(Contacts.TABLE);

    Dataset<Row> identities = ResolvedIdentities.of(accounts, staged, contacts);

    lake.overwrite(Identities.TABLE, identities);
  }
}
