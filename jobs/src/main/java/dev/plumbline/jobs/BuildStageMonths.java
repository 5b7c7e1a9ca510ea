package dev.plumbline.jobs;

import dev.plumbline.fit.StageModels;
import dev.plumbline.lake.Lake;
import dev.plumbline.measures.StageReference;
import dev.plumbline.measures.stages.Stages;
import dev.plumbline.models.StageThresholds;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.core.AccountMonths;
import dev.plumbline.tables.features.DisclosureMonths;
import dev.plumbline.tables.measures.References;
import dev.plumbline.tables.measures.StageMonths;
import dev.plumbline.tables.measures.StageParameters;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Tells the phase of every account and month, as known before the month, by what is learned on the
 * reference period.
 */
public final class BuildStageMonths implements Job {

  @Override
  public String name() {
    return "build-stage-months";
  }

  @Override
  public List<Table> reads() {
    return List.of(AccountMonths.TABLE, DisclosureMonths.TABLE, References.TABLE);
  }

  @Override
  public List<Table> writes() {
    return List.of(StageParameters.TABLE, StageMonths.TABLE);
  }

  @Override
  public List<Record> settings() {
    return List.of();
  }

  @Override
  public void run(Lake lake) {
    Dataset<Row> accountMonths = lake.read(AccountMonths.TABLE);
    Dataset<Row> disclosureMonths = lake.read(DisclosureMonths.TABLE);
    Dataset<Row> references = lake.read(References.TABLE);

    Optional<StageThresholds> thresholds = StageReference.learned(disclosureMonths, references);
    StageModels models = StageModels.learned(accountMonths, disclosureMonths, thresholds);
    Dataset<Row> stageMonths = Stages.of(accountMonths, disclosureMonths, thresholds, models.hmm());

    lake.overwrite(StageParameters.TABLE, models.parameters(accountMonths.sparkSession()));
    lake.overwrite(StageMonths.TABLE, stageMonths);
  }
}
