package dev.plumbline.jobs;

import dev.plumbline.config.PublishSettings;
import dev.plumbline.lake.Lake;
import dev.plumbline.publish.GroupRetention;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.published.RetentionCurves;
import dev.plumbline.tables.results.Curves;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Shows how many of each group stay, month by month. */
public final class PublishRetentionCurves implements Job {

  private final GroupRetention retention;

  public PublishRetentionCurves(PublishSettings settings) {
    this.retention = new GroupRetention(settings);
  }

  @Override
  public String name() {
    return "publish-retention-curves";
  }

  @Override
  public List<Table> reads() {
    return List.of(Curves.TABLE);
  }

  @Override
  public List<Table> writes() {
    return List.of(RetentionCurves.TABLE);
  }

  @Override
  public List<Record> settings() {
    return List.of(retention);
  }

  @Override
  public void run(Lake lake) {
    Dataset<Row> curves = lake.read(Curves.TABLE);

    Dataset<Row> retentionCurves = retention.of(curves);

    lake.overwrite(RetentionCurves.TABLE, retentionCurves);
  }
}
