package dev.plumbline.jobs;

import dev.plumbline.config.FitSettings;
import dev.plumbline.fit.RetentionResults;
import dev.plumbline.lake.Lake;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.results.Coefficients;
import dev.plumbline.tables.results.Covariances;
import dev.plumbline.tables.results.Curves;
import dev.plumbline.tables.results.Fits;
import dev.plumbline.tables.results.Tests;
import dev.plumbline.tables.retention.Panel;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Estimates from the panel what keeps accounts: models, curves, and the tests about both. */
public final class FitModels implements Job {

  private final FitSettings settings;

  public FitModels(FitSettings settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return "fit-models";
  }

  @Override
  public List<Table> reads() {
    return List.of(Panel.TABLE);
  }

  @Override
  public List<Table> writes() {
    return List.of(Fits.TABLE, Coefficients.TABLE, Covariances.TABLE, Curves.TABLE, Tests.TABLE);
  }

  @Override
  public List<Record> settings() {
    return List.of(settings);
  }

  @Override
  public void run(Lake lake) {
    Dataset<Row> panel = lake.read(Panel.TABLE);

    RetentionResults results = RetentionResults.of(panel, settings);

    lake.overwrite(Fits.TABLE, results.fits());
    lake.overwrite(Coefficients.TABLE, results.coefficients());
    lake.overwrite(Covariances.TABLE, results.covariances());
    lake.overwrite(Curves.TABLE, results.curves());
    lake.overwrite(Tests.TABLE, results.tests());
  }
}
