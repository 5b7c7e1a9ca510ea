package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.lake.DeltaLake;
import dev.plumbline.simulate.Simulation;
import dev.plumbline.simulate.world.World;
import dev.plumbline.tables.operations.Runs;
import dev.plumbline.testing.SparkTest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole pipeline on a small world, as the command line runs it. */
@SparkTest
class NightlyEndToEndTest {

  private final SparkSession spark;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir private Path folder;

  NightlyEndToEndTest(SparkSession spark) {
    this.spark = spark;
  }

  @Test
  void aSecondNightKeepsAllAndAChangedSettingRunsWhatItTouches() throws Exception {
    new Simulation(World.DEMO, 40, 26, 1, /* plantsTokens= */ false).writeTo(folder);

    assertThat(nightly()).as(err.toString()).isZero();
    assertThat(out.toString()).contains("Accounts at risk", "Churn events", "Records read", "H6");
    Path pointer = folder.resolve("published/CURRENT");
    assertThat(folder.resolve("published").resolve(Files.readString(pointer).strip()))
        .isDirectoryContaining("glob:**/report.html")
        .isDirectoryContaining("glob:**/theory_scorecard.parquet");
    List<String> versions = versions();
    String run = Files.readString(pointer);

    assertThat(nightly()).isZero();
    assertThat(versions()).isEqualTo(versions);
    assertThat(pointer).hasContent(run);

    assertThat(nightly("--set", "retention.grace=30 days")).isZero();
    Row last = lastRun();
    assertThat(last.<String>getAs(Runs.JOBS_RUN.name()))
        .startsWith("build-spells")
        .contains("build-panel", "fit-models");
    assertThat(last.<String>getAs(Runs.JOBS_KEPT.name()))
        .contains("ingest-mail", "ingest-salesforce");
    assertThat(last.<String>getAs(Runs.CONFIG.name()))
        .contains("privacy.key = [redacted]")
        .doesNotContain("guards-nothing");
    assertThat(pointer.toFile()).content().isNotEqualTo(run);

    assertThat(nightly("--as-of", "2031-01-01")).isEqualTo(2);
    assertThat(err.toString()).contains("Cannot work as of 2031-01-01: the newest record");
  }

  private int nightly(String... more) {
    String[] words =
        Stream.concat(
                Stream.of("nightly", "--config", folder.resolve("plumbline.conf").toString()),
                Stream.concat(
                    Stream.of("--set", "publish.root=" + folder.resolve("published")),
                    Stream.of(more)))
            .toArray(String[]::new);
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(words);
  }

  private Row lastRun() {
    return new DeltaLake(spark, folder.resolve("lake").toString())
        .read(Runs.TABLE)
        .orderBy(Runs.STARTED_AT.col().desc())
        .first();
  }

  /** The commits of every table but the log of runs. */
  private List<String> versions() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("lake"))) {
      return files
          .map(Path::toString)
          .filter(f -> f.contains("_delta_log") && f.endsWith(".json"))
          .filter(f -> !f.contains("operations/runs"))
          .sorted()
          .toList();
    }
  }
}
