package dev.plumbline.jobs;

import dev.plumbline.lake.Lake;
import dev.plumbline.measures.Orientation;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.core.AccountMonths;
import dev.plumbline.tables.features.CommunicationMonths;
import dev.plumbline.tables.features.DisclosureMonths;
import dev.plumbline.tables.features.LedgerMonths;
import dev.plumbline.tables.measures.Orientations;
import dev.plumbline.tables.measures.References;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Tells of each account, by its first months, whether it keeps us at arm's length. */
public final class BuildOrientations implements Job {

  @Override
  public String name() {
    return "build-orientations";
  }

  @Override
  public List<Table> reads() {
    return List.of(
        AccountMonths.TABLE,
        CommunicationMonths.TABLE,
        LedgerMonths.TABLE,
        DisclosureMonths.TABLE,
        References.TABLE);
  }

  @Override
  public List<Table> writes() {
    return List.of(Orientations.TABLE);
  }

  @Override
  public List<Record> settings() {
    return List.of();
  }

  @Override
  public void run(Lake lake) {
    Dataset<Row> accountMonths = lake.read(AccountMonths.TABLE);
    Dataset<Row> communication = lake.read(CommunicationMonths.TABLE);
    Dataset<Row> ledger = lake.read(LedgerMonths.TABLE);
    Dataset<Row> disclosure = lake.read(DisclosureMonths.TABLE);
    Dataset<Row> references = lake.read(References.TABLE);

    Dataset<Row> orientations =
        Orientation.of(accountMonths, communication, ledger, disclosure, references);

    lake.overwrite(Orientations.TABLE, orientations);
  }
}
