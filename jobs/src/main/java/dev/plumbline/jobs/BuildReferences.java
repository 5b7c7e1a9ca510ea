package dev.plumbline.jobs;

import dev.plumbline.config.TimeSettings;
import dev.plumbline.lake.Lake;
import dev.plumbline.measures.Evidence;
import dev.plumbline.measures.Standards;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.core.AccountMonths;
import dev.plumbline.tables.features.CommunicationMonths;
import dev.plumbline.tables.features.ConflictMonths;
import dev.plumbline.tables.features.DisclosureMonths;
import dev.plumbline.tables.features.LedgerMonths;
import dev.plumbline.tables.features.ValueMonths;
import dev.plumbline.tables.measures.References;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Learns on the reference period what is usual among the accounts. */
public final class BuildReferences implements Job {

  private final TimeSettings time;
  private final Standards standards;

  public BuildReferences(TimeSettings time) {
    this.time = time;
    this.standards = new Standards(time);
  }

  @Override
  public String name() {
    return "build-references";
  }

  @Override
  public List<Table> reads() {
    return List.of(
        AccountMonths.TABLE,
        DisclosureMonths.TABLE,
        CommunicationMonths.TABLE,
        ValueMonths.TABLE,
        ConflictMonths.TABLE,
        LedgerMonths.TABLE);
  }

  @Override
  public List<Table> writes() {
    return List.of(References.TABLE);
  }

  @Override
  public List<Record> settings() {
    return List.of(time);
  }

  @Override
  public void run(Lake lake) {
    Dataset<Row> accountMonths = lake.read(AccountMonths.TABLE);
    Evidence evidence =
        new Evidence(
            lake.read(DisclosureMonths.TABLE),
            lake.read(CommunicationMonths.TABLE),
            lake.read(ValueMonths.TABLE),
            lake.read(ConflictMonths.TABLE),
            lake.read(LedgerMonths.TABLE));

    Dataset<Row> references = standards.learned(accountMonths, evidence);

    lake.overwrite(References.TABLE, references);
  }
}
