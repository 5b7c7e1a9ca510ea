package dev.plumbline.jobs;

import dev.plumbline.lake.Lake;
import dev.plumbline.publish.Scorecard;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.published.TheoryScorecard;
import dev.plumbline.tables.results.Verdicts;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Shows what each theory predicted and what was found. */
public final class PublishTheoryScorecard implements Job {

  @Override
  public String name() {
    return "publish-theory-scorecard";
  }

  @Override
  public List<Table> reads() {
    return List.of(Verdicts.TABLE);
  }

  @Override
  public List<Table> writes() {
    return List.of(TheoryScorecard.TABLE);
  }

  @Override
  public List<Record> settings() {
    return List.of();
  }

  @Override
  public void run(Lake lake) {
    Dataset<Row> verdicts = lake.read(Verdicts.TABLE);

    Dataset<Row> hypotheses = Scorecard.of(verdicts);

    lake.overwrite(TheoryScorecard.TABLE, hypotheses);
  }
}
