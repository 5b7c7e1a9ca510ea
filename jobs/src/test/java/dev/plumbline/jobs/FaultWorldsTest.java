package dev.plumbline.jobs;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.config.Settings;
import dev.plumbline.features.disclosure.DisclosureCounts;
import dev.plumbline.quality.Ruled;
import dev.plumbline.quality.Sources;
import dev.plumbline.schema.Field;
import dev.plumbline.simulate.Simulation;
import dev.plumbline.simulate.world.World;
import dev.plumbline.tables.core.Coverage;
import dev.plumbline.tables.core.Identities;
import dev.plumbline.tables.core.Interactions;
import dev.plumbline.tables.features.DisclosureMonths;
import dev.plumbline.tables.measures.RelationshipMonths;
import dev.plumbline.tables.operations.Quality;
import dev.plumbline.testing.MemoryLake;
import dev.plumbline.testing.SparkTest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the pipeline makes of exports in which something is wrong; method section 19.1. */
@SparkTest
class FaultWorldsTest {

  @TempDir private Path folder;

  private final MemoryLake lake;
  private Settings settings;

  FaultWorldsTest(MemoryLake lake) {
    this.lake = lake;
  }

  /**
   * No text was allowed: nothing is said of levels, in either domain, mail is still counted, and
   * the source of depth says why there is one depth and not two.
   */
  @Test
  void withoutTextNoDomainIsToldFromTheOther() throws Exception {
    given(World.META_ONLY, 12, 14);

    Row mail =
        interactions("mail")
            .agg(
                count_if(Interactions.IS_HUMAN.col()),
                count_if(Interactions.RUNG.col().notEqual("NONE")),
                count_if(
                    Interactions.LEVEL_BUSINESS
                        .col()
                        .isNotNull()
                        .or(Interactions.LEVEL_PERSONAL.col().isNotNull())))
            .first();
    assertThat(mail.getLong(0)).isGreaterThan(500);
    assertThat(mail.getLong(1)).isZero();
    assertThat(mail.getLong(2)).isZero();

    run(
        "build-coverage",
        "build-account-months",
        "build-disclosure-months",
        "build-communication-months",
        "build-value-months",
        "build-conflict-months",
        "build-ledger-months",
        "build-references",
        "build-relationship-months");
    Dataset<Row> written =
        lake.read(RelationshipMonths.TABLE).where(RelationshipMonths.MESSAGES.col().gt(0));
    Row split =
        written
            .agg(
                count(lit(1)),
                count(RelationshipMonths.DEPTH_BUSINESS.col()),
                count(RelationshipMonths.DEPTH_PERSONAL.col()),
                count_if(not(RelationshipMonths.DEPTH_SOURCE.col().equalTo("META"))))
            .first();
    assertThat(split.getLong(0)).isGreaterThan(50);
    assertThat(split.getLong(1)).as("months with business depth").isZero();
    assertThat(split.getLong(2)).as("months with personal depth").isZero();
    assertThat(split.getLong(3)).as("months whose depth is not said to be of headers").isZero();
  }

  /** What a rep writes down is counted apart: no confidence in it makes a relationship deeper. */
  @Test
  void confidencesPastedIntoNotesDeepenNothing() throws Exception {
    given(World.NOTE_GARBAGE, 25, 14);

    Row all = disclosed(lake.read(Interactions.TABLE));
    Row ofMail = disclosed(interactions("mail"));
    assertThat(all.getLong(0)).isGreaterThan(50);
    assertThat(ofMail.getLong(0)).isZero();
    assertThat(all.getLong(1)).isEqualTo(ofMail.getLong(1)).isGreaterThan(50);
  }

  /** Notes of personal levels, and messages of them. */
  private static Row disclosed(Dataset<Row> interactions) {
    Column messages =
        Stream.of(
                DisclosureMonths.PERSONAL_LIFE_RECEIVED,
                DisclosureMonths.PERSONAL_LIFE_SENT,
                DisclosureMonths.PERSONAL_PRIVATE_RECEIVED,
                DisclosureMonths.PERSONAL_PRIVATE_SENT)
            .map(Field::col)
            .reduce(Column::plus)
            .orElseThrow();
    return DisclosureCounts.perAccountMonth(interactions)
        .agg(sum(DisclosureMonths.NOTES_PERSONAL.col()), sum(messages))
        .first();
  }

  /** People change their words and the lexicon does not: the gate of quality says so. */
  @Test
  void aLexiconThatHearsLessIsTold() throws Exception {
    given(World.LANG_DRIFT, 25, 24);
    new BuildCoverage(settings.time()).run(lake);

    List<Row> told =
        new Ruled(settings.quality())
            .of(
                new Sources(settings.quality())
                    .drift(lake.read(Interactions.TABLE), lake.read(Coverage.TABLE)))
            .where(Quality.EXPECTATION.col().equalTo(Quality.AS_OUTSPOKEN + "mail"))
            .collectAsList();
    assertThat(told)
        .singleElement()
        .satisfies(
            row -> assertThat(row.<String>getAs(Quality.STATUS.name())).isEqualTo(Quality.FAILED));
  }

  /** A web site that two accounts claim decides nothing; their contacts do, and mail goes right. */
  @Test
  void webSitesOfOthersDoNotTakeTheirMail() throws Exception {
    given(World.MERGED_DOMAINS, 45, 14);

    List<Row> claimed =
        lake.read(Identities.TABLE)
            .where(Identities.KIND.col().equalTo("DOMAIN"))
            .where(Identities.CLAIMS.col().gt(1))
            .collectAsList();
    assertThat(claimed).hasSize(2);
    assertThat(claimed)
        .extracting(row -> row.<String>getAs(Identities.ACCOUNT_ID.name()))
        .doesNotContainNull();
  }

  private void given(World world, int accounts, int months) throws Exception {
    new Simulation(world, accounts, months, 5, /* plantsTokens= */ false).writeTo(folder);
    settings = Settings.load(folder.resolve("plumbline.conf"), Map.of());
    run(
        "ingest-salesforce",
        "ingest-mail",
        "resolve-accounts",
        "resolve-identities",
        "resolve-parties",
        "find-templates",
        "resolve-interactions");
  }

  private void run(String... jobs) {
    Pipeline pipeline = Pipeline.of(settings);
    Stream.of(jobs)
        .map(name -> pipeline.find(name).orElseThrow())
        .forEach(
            job -> {
              job.run(lake);
              job.writes()
                  .forEach(table -> lake.overwrite(table, lake.read(table).localCheckpoint()));
            });
  }

  private Dataset<Row> interactions(String source) {
    return lake.read(Interactions.TABLE).where(Interactions.SOURCE.col().equalTo(source));
  }
}
