package dev.plumbline.jobs;

import dev.plumbline.lake.Lake;
import dev.plumbline.publish.Forest;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.published.EffectsForest;
import dev.plumbline.tables.results.Coefficients;
import dev.plumbline.tables.results.Fits;
import dev.plumbline.tables.results.Verdicts;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Shows what each factor does to the hazard of churn, alone and with the others held fixed. */
public final class PublishEffectsForest implements Job {

  @Override
  public String name() {
    return "publish-effects-forest";
  }

  @Override
  public List<Table> reads() {
    return List.of(Fits.TABLE, Coefficients.TABLE, Verdicts.TABLE);
  }

  @Override
  public List<Table> writes() {
    return List.of(EffectsForest.TABLE);
  }

  @Override
  public List<Record> settings() {
    return List.of();
  }

  @Override
  public void run(Lake lake) {
    Dataset<Row> fits = lake.read(Fits.TABLE);
    Dataset<Row> coefficients = lake.read(Coefficients.TABLE);
    Dataset<Row> verdicts = lake.read(Verdicts.TABLE);

    Dataset<Row> factors = Forest.of(fits, coefficients, verdicts);

    lake.overwrite(EffectsForest.TABLE, factors);
  }
}
