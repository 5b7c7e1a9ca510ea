package dev.plumbline.jobs;

import dev.plumbline.config.TimeSettings;
import dev.plumbline.lake.Lake;
import dev.plumbline.measures.ValueHalves;
import dev.plumbline.retention.RiskPanel;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.core.AccountMonths;
import dev.plumbline.tables.features.ValueMonths;
import dev.plumbline.tables.measures.Orientations;
import dev.plumbline.tables.measures.References;
import dev.plumbline.tables.measures.RelationshipMonths;
import dev.plumbline.tables.measures.StageMonths;
import dev.plumbline.tables.retention.Panel;
import dev.plumbline.tables.retention.Spells;
import dev.plumbline.tables.staging.Users;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Lays out the months at risk with everything that was known before each of them. */
public final class BuildPanel implements Job {

  private final TimeSettings time;
  private final RiskPanel panel;

  public BuildPanel(TimeSettings time) {
    this.time = time;
    this.panel = new RiskPanel(time);
  }

  @Override
  public String name() {
    return "build-panel";
  }

  @Override
  public List<Table> reads() {
    return List.of(
        Spells.TABLE,
        References.TABLE,
        AccountMonths.TABLE,
        RelationshipMonths.TABLE,
        StageMonths.TABLE,
        Orientations.TABLE,
        Users.TABLE,
        ValueMonths.TABLE);
  }

  @Override
  public List<Table> writes() {
    return List.of(Panel.TABLE);
  }

  @Override
  public List<Record> settings() {
    return List.of(time);
  }

  @Override
  public void run(Lake lake) {
    Dataset<Row> spells = lake.read(Spells.TABLE);
    Dataset<Row> references = lake.read(References.TABLE);
    Dataset<Row> accountMonths = lake.read(AccountMonths.TABLE);
    Dataset<Row> relationshipMonths = lake.read(RelationshipMonths.TABLE);
    Dataset<Row> stageMonths = lake.read(StageMonths.TABLE);
    Dataset<Row> orientations = lake.read(Orientations.TABLE);
    Dataset<Row> users = lake.read(Users.TABLE);
    Dataset<Row> valueMonths = lake.read(ValueMonths.TABLE);

    Dataset<Row> months =
        panel.of(
            spells,
            references,
            accountMonths,
            relationshipMonths,
            stageMonths,
            orientations,
            users);
    Dataset<Row> halves =
        ValueHalves.perMonth(RiskPanel.months(spells, references), valueMonths, references);

    lake.overwrite(Panel.TABLE, RiskPanel.withHalves(months, halves));
  }
}
