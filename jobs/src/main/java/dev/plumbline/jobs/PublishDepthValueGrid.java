package dev.plumbline.jobs;

import dev.plumbline.config.PublishSettings;
import dev.plumbline.lake.Lake;
import dev.plumbline.publish.Grid;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.published.DepthValueGrid;
import dev.plumbline.tables.retention.Panel;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Shows churn by depth at equal value. */
public final class PublishDepthValueGrid implements Job {

  private final Grid grid;

  public PublishDepthValueGrid(PublishSettings settings) {
    this.grid = new Grid(settings);
  }

  @Override
  public String name() {
    return "publish-depth-value-grid";
  }

  @Override
  public List<Table> reads() {
    return List.of(Panel.TABLE);
  }

  @Override
  public List<Table> writes() {
    return List.of(DepthValueGrid.TABLE);
  }

  @Override
  public List<Record> settings() {
    return List.of(grid);
  }

  @Override
  public void run(Lake lake) {
    Dataset<Row> panel = lake.read(Panel.TABLE);

    Dataset<Row> cells = grid.of(panel);

    lake.overwrite(DepthValueGrid.TABLE, cells);
  }
}
