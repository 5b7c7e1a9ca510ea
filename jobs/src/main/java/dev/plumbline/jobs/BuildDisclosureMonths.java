package dev.plumbline.jobs;

import dev.plumbline.features.disclosure.DisclosureCounts;
import dev.plumbline.lake.Lake;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.core.Interactions;
import dev.plumbline.tables.features.DisclosureMonths;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Counts what people of an account and of ours disclose to each other, month by month. */
public final class BuildDisclosureMonths implements Job {

  @Override
  public String name() {
    return "build-disclosure-months";
  }

  @Override
  public List<Table> reads() {
    return List.of(Interactions.TABLE);
  }

  @Override
  public List<Table> writes() {
    return List.of(DisclosureMonths.TABLE);
  }

  @Override
  public List<Record> settings() {
    return List.of();
  }

  @Override
  public void run(Lake lake) {
    Dataset<Row> interactions = lake.read(Interactions.TABLE);

    Dataset<Row> disclosureMonths = DisclosureCounts.perAccountMonth(interactions);

    lake.overwrite(DisclosureMonths.TABLE, disclosureMonths);
  }
}
