package dev.plumbline.jobs;

import dev.plumbline.config.Definition;
import dev.plumbline.config.FitSettings;
import dev.plumbline.config.RetentionSettings;
import dev.plumbline.config.TimeSettings;
import dev.plumbline.fit.RetentionResults;
import dev.plumbline.lake.Lake;
import dev.plumbline.retention.RiskPanel;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.core.AccountMonths;
import dev.plumbline.tables.measures.Orientations;
import dev.plumbline.tables.measures.References;
import dev.plumbline.tables.measures.RelationshipMonths;
import dev.plumbline.tables.measures.StageMonths;
import dev.plumbline.tables.results.Coefficients;
import dev.plumbline.tables.results.Covariances;
import dev.plumbline.tables.results.Curves;
import dev.plumbline.tables.results.Fits;
import dev.plumbline.tables.results.Tests;
import dev.plumbline.tables.retention.Panel;
import dev.plumbline.tables.retention.Spells;
import dev.plumbline.tables.staging.Users;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Estimates from the panel what keeps accounts: models, curves, and the tests about both. Where the
 * settings ask for other definitions of leaving, it lays out their months too.
 */
public final class FitModels implements Job {

  private final FitSettings settings;
  private final RetentionSettings retention;
  private final TimeSettings time;

  public FitModels(FitSettings settings, RetentionSettings retention, TimeSettings time) {
    this.settings = settings;
    this.retention = retention;
    this.time = time;
  }

  @Override
  public String name() {
    return "fit-models";
  }

  @Override
  public List<Table> reads() {
    return retention.beside().isEmpty()
        ? List.of(Panel.TABLE)
        : List.of(
            Panel.TABLE,
            Spells.TABLE,
            References.TABLE,
            AccountMonths.TABLE,
            RelationshipMonths.TABLE,
            StageMonths.TABLE,
            Orientations.TABLE,
            Users.TABLE);
  }

  @Override
  public List<Table> writes() {
    return List.of(Fits.TABLE, Coefficients.TABLE, Covariances.TABLE, Curves.TABLE, Tests.TABLE);
  }

  @Override
  public List<Record> settings() {
    return List.of(settings, retention, time);
  }

  @Override
  public void run(Lake lake) {
    Dataset<Row> panel = lake.read(Panel.TABLE);

    RetentionResults results = RetentionResults.of(panel, beside(lake), settings);

    lake.overwrite(Fits.TABLE, results.fits());
    lake.overwrite(Coefficients.TABLE, results.coefficients());
    lake.overwrite(Covariances.TABLE, results.covariances());
    lake.overwrite(Curves.TABLE, results.curves());
    lake.overwrite(Tests.TABLE, results.tests());
  }

  /** Months at risk by each definition that stands beside the panel's. */
  private Map<String, Dataset<Row>> beside(Lake lake) {
    RiskPanel panel = new RiskPanel(time);
    Map<String, Dataset<Row>> months = new TreeMap<>();
    for (Definition definition : retention.beside()) {
      months.put(
          definition.name(),
          panel.of(
              definition.name(),
              lake.read(Spells.TABLE),
              lake.read(References.TABLE),
              lake.read(AccountMonths.TABLE),
              lake.read(RelationshipMonths.TABLE),
              lake.read(StageMonths.TABLE),
              lake.read(Orientations.TABLE),
              lake.read(Users.TABLE)));
    }
    return months;
  }
}
