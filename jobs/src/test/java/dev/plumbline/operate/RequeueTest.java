package dev.plumbline.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.config.Settings;
import dev.plumbline.errors.QualityGateException;
import dev.plumbline.jobs.Pipeline;
import dev.plumbline.lake.DeltaLake;
import dev.plumbline.lake.Lake;
import dev.plumbline.operate.Toys.ToySettings;
import dev.plumbline.tables.operations.Conservation;
import dev.plumbline.tables.operations.Runs;
import dev.plumbline.tables.quarantine.Records;
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
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SparkTest
class RequeueTest {

  private static final String RECORDS =
      """
      source | file  | position | position_unit | object  | record_id | reason   | column
      crm    | a.csv | 2        | LINE          | Account | null      | BAD_DATE | day
      crm    | a.csv | 3        | LINE          | Account | null      | QUOTES   | day
      """;
  private static final String LAW =
      """
      source | file  | object  | entity  | records_read | accepted | quarantined | duplicate | out_of_scope | encoding
      crm    | a.csv | Account | account | 100          | 97       | 2           | 1         | 0            | UTF-8
      """;

  private final SparkSession spark;
  private final TableText tables;
  private final Heard heard = new Heard();
  private Settings settings;
  private String records = RECORDS;
  private String law = LAW;
  @TempDir private Path folder;

  RequeueTest(SparkSession spark, TableText tables) {
    this.spark = spark;
    this.tables = tables;
  }

  @BeforeEach
  void aLake() throws IOException {
    Path config = Files.writeString(folder.resolve("a.conf"), "");
    settings = Settings.load(config, Map.of("lake.root", folder.resolve("lake").toString()));
  }

  @Test
  void readsSourcesAgainAndMakesWhatFollowsThoughNoRecipeChanged() {
    nightly().run();
    records = RECORDS.lines().limit(2).reduce("", (all, line) -> all + line + "\n");
    law = LAW.replace("97       | 2 ", "98       | 1 ");
    heard.finished.clear();

    List<String> outcome = nightly().requeue(Optional.of("QUOTES"));

    assertThat(heard.finished).containsExactlyInAnyOrder("ingest-crm", "sum", "publish");
    assertThat(outcome.get(0)).matches("crm QUOTES +1 in quarantine before, 0 now");
    tables.expect(
        lake().read(Runs.TABLE).select(Runs.COMMAND.col(), Runs.QUARANTINE.col()),
        """
        command | quarantine
        nightly | crm: BAD_DATE 1, QUOTES 1
        requeue | crm: BAD_DATE 1
        """);
  }

  @Test
  void withNothingThereNothingIsRun() {
    nightly().run();
    heard.finished.clear();

    assertThat(nightly().requeue(Optional.of("CUT")))
        .containsExactly("Nothing is in quarantine for the reason CUT.");
    assertThat(heard.finished).isEmpty();
  }

  @Test
  void aRunTellsWhereEveryRecordIs() {
    nightly().run();

    assertThat(heard.said)
        .contains("In quarantine: crm: BAD_DATE 1, QUOTES 1", "Read as text in crm: UTF-8");
    assertThat(lake().read(Runs.TABLE).select(Runs.CONSERVATION.col()).first().getString(0))
        .isEqualTo("crm: 100 read = 97 accepted + 2 quarantined + 1 duplicate + 0 out of scope");
  }

  @Test
  void aRecordThatIsNowhereFailsTheRun() {
    law = LAW.replace("97 ", "96 ");

    assertThatThrownBy(() -> nightly().run())
        .isInstanceOf(QualityGateException.class)
        .hasMessageContaining("crm: 1 records are neither staged nor quarantined nor left out");
    assertThat(heard.finished).containsExactly("ingest-crm");
  }

  @Test
  void tooManyInQuarantineAreToldWithTheirReasons() {
    law = LAW.replace("100 ", "5   ").replace("97 ", "2  ");

    assertThatThrownBy(() -> nightly().run())
        .isInstanceOf(QualityGateException.class)
        .hasMessageContaining("crm: 2 of 5 records are in quarantine (BAD_DATE 1, QUOTES 1)");
  }

  private Nightly nightly() {
    var ingest =
        new Toys.ToyJob(
            "ingest-crm",
            List.of(),
            List.of(Toys.READ, Records.TABLE, Conservation.TABLE),
            new ToySettings(0),
            List.of(),
            lake -> {
              lake.overwrite(Toys.READ, spark.range(3).toDF("count"));
              lake.overwrite(Records.TABLE, tables.given(Records.TABLE, records));
              lake.overwrite(Conservation.TABLE, tables.given(Conservation.TABLE, law));
            });
    var sum = Toys.copy("sum", Toys.READ, Toys.SUMS, new ToySettings(0));
    var publish = Toys.copy("publish", Toys.SUMS, Toys.GOLD, new ToySettings(0));
    var pipeline = new Pipeline(List.of(ingest, sum, publish));
    return new Nightly(spark, settings, "", pipeline, heard, Clock.systemUTC());
  }

  private Lake lake() {
    return new DeltaLake(spark, settings.lake().root());
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
  }
}
