package dev.plumbline.jobs;

import dev.plumbline.config.TimeSettings;
import dev.plumbline.lake.Lake;
import dev.plumbline.resolve.CoverageLedger;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.core.Coverage;
import dev.plumbline.tables.core.Interactions;
import dev.plumbline.tables.operations.Conservation;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Tells what was captured of which source, from when to when. */
public final class BuildCoverage implements Job {

  private final TimeSettings time;

  public BuildCoverage(TimeSettings time) {
    this.time = time;
  }

  @Override
  public String name() {
    return "build-coverage";
  }

  @Override
  public List<Table> reads() {
    return List.of(Conservation.TABLE, Interactions.TABLE);
  }

  @Override
  public List<Table> writes() {
    return List.of(Coverage.TABLE);
  }

  @Override
  public List<Record> settings() {
    return List.of(time);
  }

  @Override
  public void run(Lake lake) {
    Dataset<Row> conservation = lake.read(Conservation.TABLE);
    Dataset<Row> interactions = lake.read(Interactions.TABLE);

    lake.overwrite(Coverage.TABLE, new CoverageLedger(time).of(conservation, interactions));
  }
}
