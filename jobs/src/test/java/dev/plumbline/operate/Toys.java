package dev.plumbline.operate;

import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.types.DataTypes.LongType;

import dev.plumbline.jobs.Job;
import dev.plumbline.jobs.Pipeline;
import dev.plumbline.lake.Lake;
import dev.plumbline.schema.Field;
import dev.plumbline.schema.Layer;
import dev.plumbline.schema.Table;
import java.util.List;
import java.util.function.Consumer;

/** A pipeline of four small jobs, of the shape of the real one. */
final class Toys {

  static final Field COUNT = required("count", LongType, "Count");

  static final Table READ = table(Layer.STAGING, "read");
  static final Table SUMS = table(Layer.FEATURES, "sums");
  static final Table MORE = table(Layer.FEATURES, "more");
  static final Table GOLD = table(Layer.PUBLISHED, "gold");

  /** Settings of {@code sum}. */
  record SumSettings(int graceDays) {}

  /** Settings of all others. */
  record ToySettings(long start) {}

  private Toys() {}

  static Table table(Layer layer, String name) {
    return new Table(layer, name, List.of(COUNT), List.of(COUNT));
  }

  static ToyJob ingest(String folder, ToySettings settings, Consumer<Lake> work) {
    return new ToyJob("ingest", List.of(), List.of(READ), settings, List.of(folder), work);
  }

  static ToyJob copy(String name, Table from, Table to, Record settings) {
    return new ToyJob(
        name,
        List.of(from),
        List.of(to),
        settings,
        List.of(),
        lake -> lake.overwrite(to, lake.read(from)));
  }

  static Pipeline pipeline(ToyJob ingest, SumSettings settings) {
    return new Pipeline(
        List.of(
            ingest,
            copy("sum", READ, SUMS, settings),
            copy("more", READ, MORE, new ToySettings(0)),
            copy("publish", SUMS, GOLD, new ToySettings(0))));
  }

  record ToyJob(
      String name,
      List<Table> reads,
      List<Table> writes,
      Record setting,
      List<String> inputs,
      Consumer<Lake> work)
      implements Job {

    @Override
    public List<Record> settings() {
      return List.of(setting);
    }

    @Override
    public void run(Lake lake) {
      work.accept(lake);
    }
  }
}
