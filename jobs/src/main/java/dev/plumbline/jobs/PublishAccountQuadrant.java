package dev.plumbline.jobs;

import dev.plumbline.lake.Lake;
import dev.plumbline.publish.Quadrants;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.core.AccountMonths;
import dev.plumbline.tables.measures.RelationshipMonths;
import dev.plumbline.tables.measures.StageMonths;
import dev.plumbline.tables.published.AccountQuadrant;
import dev.plumbline.tables.retention.Spells;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Places each account by the depth of the relationship and the value delivered to it. */
public final class PublishAccountQuadrant implements Job {

  @Override
  public String name() {
    return "publish-account-quadrant";
  }

  @Override
  public List<Table> reads() {
    return List.of(RelationshipMonths.TABLE, StageMonths.TABLE, AccountMonths.TABLE, Spells.TABLE);
  }

  @Override
  public List<Table> writes() {
    return List.of(AccountQuadrant.TABLE);
  }

  @Override
  public List<Record> settings() {
    return List.of();
  }

  @Override
  public void run(Lake lake) {
    Dataset<Row> relationshipMonths = lake.read(RelationshipMonths.TABLE);
    Dataset<Row> stageMonths = lake.read(StageMonths.TABLE);
    Dataset<Row> accountMonths = lake.read(AccountMonths.TABLE);
    Dataset<Row> spells = lake.read(Spells.TABLE);

    Dataset<Row> accounts = Quadrants.of(relationshipMonths, stageMonths, accountMonths, spells);

    lake.overwrite(AccountQuadrant.TABLE, accounts);
  }
}
