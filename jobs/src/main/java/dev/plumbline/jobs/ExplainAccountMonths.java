package dev.plumbline.jobs;

import dev.plumbline.explain.Explanations;
import dev.plumbline.lake.Lake;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.measures.Orientations;
import dev.plumbline.tables.measures.RelationshipMonths;
import dev.plumbline.tables.results.Coefficients;
import dev.plumbline.tables.results.Contributions;
import dev.plumbline.tables.results.Fits;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Tells of every account and month what its depth, value and risk are made of. */
public final class ExplainAccountMonths implements Job {

  @Override
  public String name() {
    return "explain-account-months";
  }

  @Override
  public List<Table> reads() {
    return List.of(RelationshipMonths.TABLE, Orientations.TABLE, Fits.TABLE, Coefficients.TABLE);
  }

  @Override
  public List<Table> writes() {
    return List.of(Contributions.TABLE);
  }

  @Override
  public List<Record> settings() {
    return List.of();
  }

  @Override
  public void run(Lake lake) {
    Dataset<Row> relationshipMonths = lake.read(RelationshipMonths.TABLE);
    Dataset<Row> orientations = lake.read(Orientations.TABLE);
    Dataset<Row> fits = lake.read(Fits.TABLE);
    Dataset<Row> coefficients = lake.read(Coefficients.TABLE);

    Dataset<Row> contributions =
        Explanations.of(relationshipMonths, orientations, fits, coefficients);

    lake.overwrite(Contributions.TABLE, contributions);
  }
}
