package dev.plumbline.cli;

import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.lake.DeltaLake;
import dev.plumbline.simulate.Simulation;
import dev.plumbline.simulate.world.World;
import dev.plumbline.tables.operations.Leaks;
import dev.plumbline.testing.SparkTest;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A night on the exports of a CRM that tells of today alone: its owners and days of closing are
 * those of the day of the export, also for the months before.
 */
@SparkTest
class LeakingNightTest {

  private final SparkSession spark;
  private final StringWriter err = new StringWriter();
  @TempDir private Path folder;

  LeakingNightTest(SparkSession spark) {
    this.spark = spark;
  }

  @Test
  void namesWhatLeaksAndKeepsWhatWasPublished() throws Exception {
    new Simulation(World.CRM_SNAPSHOT, 40, 26, 5, /* plantsTokens= */ false).writeTo(folder);
    Path published = Files.createDirectories(folder.resolve("published"));
    Path pointer = Files.writeString(published.resolve("CURRENT"), "yesterday");

    assertThat(nightly()).isEqualTo(4);

    assertThat(err.toString())
        .startsWith("Cannot publish: ")
        .contains("core/account_months: T-clock", "rep_id");
    assertThat(found())
        .contains(
            "T-clock core/account_months rep_id LEAKS",
            "SNAPSHOT core/accounts owner_id UNPROVEN",
            "SNAPSHOT staging/opportunities closed_at UNPROVEN");
    assertThat(pointer).hasContent("yesterday");
    assertThat(published).isDirectoryNotContaining(path -> !path.equals(pointer));
  }

  /** Truncating and scrambling measure everything again, and are tried on tables elsewhere. */
  private int nightly() {
    return Main.commandLine()
        .setErr(new PrintWriter(err, true))
        .execute(
            "nightly",
            "--config",
            folder.resolve("plumbline.conf").toString(),
            "--set",
            "publish.root=" + folder.resolve("published"),
            "--set",
            "leaks.rows=0");
  }

  private List<String> found() {
    return new DeltaLake(spark, folder.resolve("lake").toString())
        .read(Leaks.TABLE)
        .select(
            concat_ws(
                " ",
                Leaks.CHECK.col(),
                Leaks.TABLE_PATH.col(),
                regexp_replace(Leaks.IN_COLUMNS.col(), " \\(\\d+\\)", ""),
                Leaks.STATUS.col()))
        .as(Encoders.STRING())
        .collectAsList();
  }
}
