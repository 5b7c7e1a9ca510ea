package dev.plumbline.jobs;

import dev.plumbline.config.RelationshipSettings;
import dev.plumbline.lake.Lake;
import dev.plumbline.measures.Evidence;
import dev.plumbline.measures.MassOutages;
import dev.plumbline.measures.RelationshipMeasures;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.core.AccountMonths;
import dev.plumbline.tables.features.CommunicationMonths;
import dev.plumbline.tables.features.ConflictMonths;
import dev.plumbline.tables.features.DisclosureMonths;
import dev.plumbline.tables.features.LedgerMonths;
import dev.plumbline.tables.features.ValueMonths;
import dev.plumbline.tables.measures.References;
import dev.plumbline.tables.measures.RelationshipMonths;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Measures, for every account and month, how deep the relationship was and what it delivered, as
 * known before the month.
 */
public final class BuildRelationshipMonths implements Job {

  private final RelationshipSettings settings;

  public BuildRelationshipMonths(RelationshipSettings settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return "build-relationship-months";
  }

  @Override
  public List<Table> reads() {
    return List.of(
        AccountMonths.TABLE,
        DisclosureMonths.TABLE,
        CommunicationMonths.TABLE,
        ValueMonths.TABLE,
        ConflictMonths.TABLE,
        LedgerMonths.TABLE,
        References.TABLE);
  }

  @Override
  public List<Table> writes() {
    return List.of(RelationshipMonths.TABLE);
  }

  @Override
  public List<Record> settings() {
    return List.of(settings);
  }

  @Override
  public void run(Lake lake) {
    Dataset<Row> accountMonths = lake.read(AccountMonths.TABLE);
    Dataset<Row> references = lake.read(References.TABLE);
    Evidence evidence =
        new Evidence(
            lake.read(DisclosureMonths.TABLE),
            lake.read(CommunicationMonths.TABLE),
            lake.read(ValueMonths.TABLE),
            MassOutages.marked(lake.read(ConflictMonths.TABLE), accountMonths),
            lake.read(LedgerMonths.TABLE));

    Dataset<Row> relationshipMonths =
        RelationshipMeasures.of(accountMonths, evidence, references, settings);

    lake.overwrite(RelationshipMonths.TABLE, relationshipMonths);
  }
}
