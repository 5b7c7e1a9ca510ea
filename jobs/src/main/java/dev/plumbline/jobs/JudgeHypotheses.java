package dev.plumbline.jobs;

import dev.plumbline.config.FitSettings;
import dev.plumbline.hypotheses.Judge;
import dev.plumbline.lake.Lake;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.operations.Leaks;
import dev.plumbline.tables.results.Coefficients;
import dev.plumbline.tables.results.Covariances;
import dev.plumbline.tables.results.Fits;
import dev.plumbline.tables.results.Tests;
import dev.plumbline.tables.results.Verdicts;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Judges each hypothesis by the models that exist, or says why it cannot. */
public final class JudgeHypotheses implements Job {

  private final FitSettings settings;
  private final Judge judge;

  public JudgeHypotheses(FitSettings settings) {
    this.settings = settings;
    this.judge = Judge.of(settings);
  }

  @Override
  public String name() {
    return "judge-hypotheses";
  }

  @Override
  public List<Table> reads() {
    return List.of(Fits.TABLE, Coefficients.TABLE, Covariances.TABLE, Tests.TABLE, Leaks.TABLE);
  }

  @Override
  public List<Table> writes() {
    return List.of(Verdicts.TABLE);
  }

  @Override
  public List<Record> settings() {
    return List.of(settings);
  }

  @Override
  public void run(Lake lake) {
    Dataset<Row> fits = lake.read(Fits.TABLE);
    Dataset<Row> coefficients = lake.read(Coefficients.TABLE);
    Dataset<Row> covariances = lake.read(Covariances.TABLE);
    Dataset<Row> tests = lake.read(Tests.TABLE);
    Dataset<Row> leaks = lake.read(Leaks.TABLE);

    Dataset<Row> verdicts = judge.verdicts(fits, coefficients, covariances, tests, leaks);

    lake.overwrite(Verdicts.TABLE, verdicts);
  }
}
