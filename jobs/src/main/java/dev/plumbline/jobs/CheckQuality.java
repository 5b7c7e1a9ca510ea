package dev.plumbline.jobs;

import dev.plumbline.config.QualitySettings;
import dev.plumbline.lake.Lake;
import dev.plumbline.quality.Audit;
import dev.plumbline.quality.Ruled;
import dev.plumbline.quality.Sources;
import dev.plumbline.schema.Layer;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.core.Coverage;
import dev.plumbline.tables.core.Interactions;
import dev.plumbline.tables.operations.Conservation;
import dev.plumbline.tables.operations.Quality;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Lists what does not meet the expectations that tables of records and of months at risk declare,
 * and sources that lag or swell.
 */
public final class CheckQuality implements Job {

  private static final Set<Layer> LOOKED_AT = Set.of(Layer.STAGING, Layer.RETENTION);

  private final QualitySettings settings;
  private final Audit audit;

  /**
   * The check of all tables of records and of months at risk.
   *
   * @param before the jobs that write them
   */
  public CheckQuality(List<Job> before, QualitySettings settings) {
    this.settings = settings;
    this.audit =
        new Audit(
            before.stream()
                .flatMap(job -> job.writes().stream())
                .filter(table -> LOOKED_AT.contains(table.layer()))
                .distinct()
                .toList());
  }

  @Override
  public String name() {
    return "check-quality";
  }

  @Override
  public List<Table> reads() {
    return Stream.concat(
            audit.reads().stream(),
            Stream.of(Conservation.TABLE, Interactions.TABLE, Coverage.TABLE))
        .distinct()
        .toList();
  }

  @Override
  public List<Table> writes() {
    return List.of(Quality.TABLE);
  }

  @Override
  public List<Record> settings() {
    return List.of(settings);
  }

  @Override
  public void run(Lake lake) {
    Dataset<Row> conservation = lake.read(Conservation.TABLE);
    Dataset<Row> interactions = lake.read(Interactions.TABLE);
    Dataset<Row> coverage = lake.read(Coverage.TABLE);
    var sources = new Sources(settings);

    Dataset<Row> found =
        audit
            .of(lake::read)
            .unionByName(sources.freshness(conservation))
            .unionByName(sources.drift(interactions, coverage));

    lake.overwrite(Quality.TABLE, new Ruled(settings).of(found).coalesce(1));
  }
}
