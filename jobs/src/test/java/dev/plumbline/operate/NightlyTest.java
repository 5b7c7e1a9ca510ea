package dev.plumbline.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.config.Settings;
import dev.plumbline.errors.DeclarationException;
import dev.plumbline.jobs.Job;
import dev.plumbline.jobs.Pipeline;
import dev.plumbline.lake.DeltaLake;
import dev.plumbline.lake.Lake;
import dev.plumbline.operate.Toys.SumSettings;
import dev.plumbline.operate.Toys.ToySettings;
import dev.plumbline.schema.Field;
import dev.plumbline.schema.Layer;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.operations.Runs;
import dev.plumbline.testing.SparkTest;
import dev.plumbline.testing.TableText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SparkTest
class NightlyTest {

  private final SparkSession spark;
  private final TableText tables;
  private final Heard heard = new Heard();
  @TempDir private Path folder;
  private Settings settings;
  private Consumer<Lake> ingesting;

  NightlyTest(SparkSession spark, TableText tables) {
    this.spark = spark;
    this.tables = tables;
  }

  @BeforeEach
  void anExport() throws IOException {
    Path config = Files.writeString(folder.resolve("a.conf"), "");
    Files.createDirectory(folder.resolve("export"));
    Files.writeString(folder.resolve("export/a.csv"), "1");
    settings = Settings.load(config, Map.of("lake.root", folder.resolve("lake").toString()));
    ingesting = lake -> lake.overwrite(Toys.READ, spark.range(3).toDF("count"));
  }

  @Test
  void aSecondNightKeepsEveryTableAndSaysSo() {
    nightly(pipeline(1)).run();
    assertThat(heard.said).containsExactly("Not in the lake yet: 4 jobs run");
    assertThat(heard.finished).containsExactlyInAnyOrder("ingest", "sum", "more", "publish");
    heard.forget();

    nightly(pipeline(1)).run();

    assertThat(heard.said).containsExactly("Nothing changed: all 4 jobs keep their tables.");
    assertThat(heard.finished).isEmpty();
    tables.expect(
        lake()
            .read(Runs.TABLE)
            .select(
                Runs.COMMAND.col(),
                Runs.EXIT_CODE.col(),
                Runs.INPUTS.col(),
                Runs.JOBS_RUN.col(),
                Runs.JOBS_KEPT.col()),
        """
        command | exit_code | inputs | jobs_run                   | jobs_kept
        nightly | 0         | 1      | ingest, sum, more, publish |
        nightly | 0         | 1      |                            | ingest, sum, more, publish
        """);
  }

  @Test
  void aChangedSettingIsNamedAndRunsWhatItTouches() {
    nightly(pipeline(1)).run();
    heard.forget();

    nightly(pipeline(30)).run();

    assertThat(heard.said).containsExactly("sum.grace-days changed: sum and 1 job after it run");
    assertThat(heard.finished).containsExactly("sum", "publish");
  }

  @Test
  void aChangedExportIsNamedAndRunsEverythingAfterIt() throws IOException {
    nightly(pipeline(1)).run();
    heard.forget();
    Files.writeString(folder.resolve("export/a.csv"), "2");

    nightly(pipeline(1)).run();

    assertThat(heard.said)
        .containsExactly(
            "input " + folder.resolve("export") + " changed: ingest and 3 jobs after it run");
  }

  @Test
  void aJobThatDiedIsDoneAgainAndWhatStandsIsKept() {
    ToyBreaks broken = new ToyBreaks();
    List<Job> jobs = new ArrayList<>(pipeline(1).jobs());
    jobs.set(1, broken.of(jobs.get(1)));
    assertThatThrownBy(() -> nightly(new Pipeline(jobs)).run()).hasMessage("killed");
    heard.forget();

    nightly(pipeline(1)).run();

    assertThat(heard.finished).contains("sum", "publish").doesNotContain("ingest");
    tables.expect(
        lake().read(Runs.TABLE).select(Runs.EXIT_CODE.col(), Runs.MESSAGE.col()),
        """
        exit_code | message
        3         | java.lang.IllegalStateException
        0         | null
        """);
  }

  @Test
  void aTableThatAnotherProgramChangedIsMadeAgain() {
    nightly(pipeline(1)).run();
    heard.forget();
    spark.range(5).toDF("count").write().format("delta").mode("append").save(pathOf(Toys.SUMS));

    nightly(pipeline(1)).run();

    assertThat(heard.finished).containsExactly("sum");
    assertThat(lake().read(Toys.SUMS).count()).isEqualTo(3);
  }

  @Test
  void anotherDeclarationOfATableAsksForARebuildAndGetsIt() {
    nightly(pipeline(1)).run();
    Field extra = Field.optional("extra", DataTypes.StringType, "Extra");
    Table wider =
        new Table(Layer.FEATURES, "more", List.of(Toys.COUNT), List.of(Toys.COUNT, extra));
    List<Job> jobs = new ArrayList<>(pipeline(1).jobs());
    jobs.set(
        2,
        new Toys.ToyJob(
            "more",
            List.of(Toys.READ),
            List.of(wider),
            new ToySettings(0),
            List.of(),
            lake ->
                lake.overwrite(
                    wider,
                    lake.read(Toys.READ)
                        .withColumn("extra", org.apache.spark.sql.functions.lit("x")))));
    heard.forget();

    assertThatThrownBy(() -> nightly(new Pipeline(jobs)).run())
        .isInstanceOf(DeclarationException.class)
        .hasMessageContaining("Cannot use features/more")
        .hasMessageContaining("Run 'rebuild'");
    assertThat(heard.finished).isEmpty();
    nightly(new Pipeline(jobs)).rebuild();

    assertThat(lake().read(wider).columns()).containsExactly("count", "extra");
    assertThat(lake().read(Toys.GOLD).count()).isEqualTo(3);
  }

  @Test
  void whatIsMadeOfStaleTablesByHandIsMadeAgainByTheNextNight() {
    nightly(pipeline(1)).run();
    Pipeline changed = pipeline(30);
    nightly(changed).only(List.of(changed.find("publish").orElseThrow()));
    heard.forget();

    nightly(changed).run();

    assertThat(heard.finished).containsExactly("sum", "publish");
  }

  private Pipeline pipeline(int graceDays) {
    return Toys.pipeline(
        Toys.ingest(folder.resolve("export").toString(), new ToySettings(0), ingesting),
        new SumSettings(graceDays));
  }

  private Nightly nightly(Pipeline pipeline) {
    return new Nightly(spark, settings, "", pipeline, heard, Clock.systemUTC());
  }

  private Lake lake() {
    return new DeltaLake(spark, settings.lake().root());
  }

  private String pathOf(Table table) {
    return settings.lake().root() + "/" + table.path();
  }

  /** A job that writes nothing and dies. */
  private static final class ToyBreaks {
    Job of(Job job) {
      return new Toys.ToyJob(
          job.name(),
          job.reads(),
          job.writes(),
          job.settings().get(0),
          job.inputs(),
          lake -> {
            throw new IllegalStateException("killed");
          });
    }
  }

  private static final class Heard implements Progress {
    private final List<String> said = new ArrayList<>();
    private final List<String> finished = new ArrayList<>();

    @Override
    public void say(String line) {
      said.add(line);
    }

    @Override
    public void starts(int jobs) {}

    @Override
    public void started(String job) {}

    @Override
    public synchronized void finished(String job, long rows, Duration took) {
      finished.add(job);
    }

    void forget() {
      said.clear();
      finished.clear();
    }
  }
}
