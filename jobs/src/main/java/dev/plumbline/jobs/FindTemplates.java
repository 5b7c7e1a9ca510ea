package dev.plumbline.jobs;

import dev.plumbline.lake.Lake;
import dev.plumbline.resolve.Templates;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.core.Parties;
import dev.plumbline.tables.core.TemplateMessages;
import dev.plumbline.tables.staging.Interactions;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Finds messages of ours that many accounts got alike. */
public final class FindTemplates implements Job {

  @Override
  public String name() {
    return "find-templates";
  }

  @Override
  public List<Table> reads() {
    return List.of(Interactions.TABLE, Parties.TABLE);
  }

  @Override
  public List<Table> writes() {
    return List.of(TemplateMessages.TABLE);
  }

  @Override
  public List<Record> settings() {
    return List.of();
  }

  @Override
  public void run(Lake lake) {
    Dataset<Row> interactions = lake.read(Interactions.TABLE);
    Dataset<Row> parties = lake.read(Parties.TABLE);

    Dataset<Row> templates = Templates.STANDARD.of(interactions, parties);

    lake.overwrite(TemplateMessages.TABLE, templates);
  }
}
