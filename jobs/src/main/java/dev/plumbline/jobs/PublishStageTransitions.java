package dev.plumbline.jobs;

import dev.plumbline.config.PublishSettings;
import dev.plumbline.lake.Lake;
import dev.plumbline.publish.Transitions;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.measures.StageMonths;
import dev.plumbline.tables.published.StageTransitions;
import dev.plumbline.tables.retention.Panel;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Shows where customers of each phase are a month later. */
public final class PublishStageTransitions implements Job {

  private final Transitions transitions;

  public PublishStageTransitions(PublishSettings settings) {
    this.transitions = new Transitions(settings);
  }

  @Override
  public String name() {
    return "publish-stage-transitions";
  }

  @Override
  public List<Table> reads() {
    return List.of(Panel.TABLE, StageMonths.TABLE);
  }

  @Override
  public List<Table> writes() {
    return List.of(StageTransitions.TABLE);
  }

  @Override
  public List<Record> settings() {
    return List.of(transitions);
  }

  @Override
  public void run(Lake lake) {
    Dataset<Row> panel = lake.read(Panel.TABLE);
    Dataset<Row> stageMonths = lake.read(StageMonths.TABLE);

    Dataset<Row> moves = transitions.of(panel, stageMonths);

    lake.overwrite(StageTransitions.TABLE, moves);
  }
}
