package dev.plumbline.jobs;

import static org.apache.spark.sql.functions.regexp_replace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.config.Settings;
import dev.plumbline.operate.Comparison;
import dev.plumbline.privacy.PersonKeys;
import dev.plumbline.schema.Field;
import dev.plumbline.schema.Layer;
import dev.plumbline.schema.Table;
import dev.plumbline.simulate.Simulation;
import dev.plumbline.simulate.dialect.Dialect;
import dev.plumbline.simulate.mail.MailDialect;
import dev.plumbline.simulate.world.World;
import dev.plumbline.tables.core.AccountMonths;
import dev.plumbline.tables.core.Accounts;
import dev.plumbline.tables.features.CommunicationMonths;
import dev.plumbline.tables.retention.Panel;
import dev.plumbline.tables.retention.Spells;
import dev.plumbline.testing.MemoryLake;
import dev.plumbline.testing.SparkTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * One simulated company, whatever systems it keeps its records in, has the same accounts, months,
 * messages, stays and panel; what may differ is listed here and in {@code docs/add-a-source.md}.
 *
 * <p>The tests of a build look at the company of the most systems, up to what is told per month;
 * {@code scripts/verify-formats}, which {@code .ci/run} runs too, looks at all of them, up to the
 * panel.
 */
@SparkTest
class SamePanelTest {

  private static final boolean IS_WHOLE = Boolean.getBoolean("plumbline.formats");
  private static final int ACCOUNTS = Integer.getInteger("plumbline.formats.accounts", 12);
  private static final int MONTHS = Integer.getInteger("plumbline.formats.months", 14);
  private static final long SEED = Long.getLong("plumbline.formats.seed", 5);
  private static final String SOURCES = "^(salesforce|hubspot|dynamics|ledger|zendesk|stripe):";

  private static final List<Field> BY_ID =
      List.of(Accounts.ABSORBED_IDS, Panel.DEPTH_PLACEBO, Panel.VALUE_HALVES, Panel.VALUE_RAW);

  @TempDir private static Path world;
  private static MemoryLake expected;

  private final MemoryLake lake;

  SamePanelTest(MemoryLake lake) {
    this.lake = lake;
  }

  /** Systems that a company may have, the first of them the one whose accounts stand for it. */
  private enum Company {
    SALESFORCE_AND_MBOX(MailDialect.MBOX, "salesforce"),
    HUBSPOT_AND_GRAPH(MailDialect.GRAPH, "hubspot"),
    DYNAMICS_AND_EML(MailDialect.EML, "dynamics"),
    LEDGER_ZENDESK_STRIPE_AND_GMAIL(MailDialect.GMAIL, "ledger zendesk stripe");

    private final MailDialect mail;
    private final String sources;

    Company(MailDialect mail, String sources) {
      this.mail = mail;
      this.sources = sources;
    }
  }

  @BeforeAll
  static void exportOneWorld(MemoryLake lake) throws Exception {
    var simulation = new Simulation(World.SPT, ACCOUNTS, MONTHS, SEED, /* plantsTokens= */ false);
    Files.writeString(world.resolve(PersonKeys.SAMPLE_MARKER), "");
    simulation.writeSalesforceTo(world.resolve("salesforce"));
    for (Dialect dialect : Dialect.values()) {
      dialect.write(world.resolve("salesforce"), world.resolve(dialect.source()));
    }
    for (Company company : Company.values()) {
      simulation.writeMailTo(world.resolve(company.mail.name()), company.mail);
    }
    expected = lake;
    run(Company.SALESFORCE_AND_MBOX, lake);
  }

  @ParameterizedTest
  @EnumSource(names = "SALESFORCE_AND_MBOX", mode = EnumSource.Mode.EXCLUDE)
  void isWhateverSystemsTheCompanyHas(Company company) throws Exception {
    assumeTrue(IS_WHOLE || company == Company.LEDGER_ZENDESK_STRIPE_AND_GMAIL);
    run(company, lake);

    List<String> differences = new ArrayList<>();
    for (Table table : compared()) {
      Map<String, Row> one = rows(expected, table);
      assertThat(one).as(table.name()).isNotEmpty();
      differences.addAll(differences(company, table, one, rows(lake, table)));
      System.out.printf("%s: %d rows of %s compared%n", company, one.size(), table.path());
    }
    assertThat(differences).isEmpty();
  }

  private static List<Table> compared() {
    List<Table> tables = List.of(Accounts.TABLE, AccountMonths.TABLE, CommunicationMonths.TABLE);
    return IS_WHOLE
        ? Stream.concat(tables.stream(), Stream.of(Spells.TABLE, Panel.TABLE)).toList()
        : tables;
  }

  private static void run(Company company, MemoryLake lake) throws IOException {
    Settings settings = settings(company);
    for (Job job : Pipeline.of(settings).jobs()) {
      boolean isLast = job.writes().contains(IS_WHOLE ? Panel.TABLE : CommunicationMonths.TABLE);
      if (!isWanted(job)) {
        continue;
      }
      job.run(lake);
      job.writes().forEach(table -> lake.overwrite(table, lake.read(table).localCheckpoint()));
      if (isLast) {
        return;
      }
    }
  }

  private static boolean isWanted(Job job) {
    boolean isOfDisclosure =
        job.writes().stream()
            .anyMatch(
                table ->
                    table.layer() == Layer.FEATURES && !table.equals(CommunicationMonths.TABLE));
    return IS_WHOLE || !isOfDisclosure;
  }

  private static Settings settings(Company company) throws IOException {
    String paths =
        Stream.of(company.sources.split(" "))
            .map(source -> "%s.path = \"%s\"\n".formatted(source, world.resolve(source)))
            .collect(Collectors.joining());
    Path conf =
        Files.writeString(
            Files.createTempFile(world, company.name(), ".conf"),
            (company.sources.contains("ledger") ? ledger() : "")
                + """

                plumbline {
                  %s
                  mail.path = "%s"
                  identity.sources = [salesforce, hubspot, dynamics, ledger, zendesk, stripe]
                  # Systems write at different times; the last months of those that seldom do are open.
                  time { reference-months = 6, as-of = "2025-01-01" }
                  privacy { key = "%s", text-mode = body, own-domains = ["northgate.example"] }
                }
                """
                    .formatted(paths, world.resolve(company.mail.name()), PersonKeys.SAMPLE_KEY));
    return Settings.load(conf, Map.of());
  }

  /** The settings that the walk-through of the docs tells. */
  private static String ledger() throws IOException {
    String page = Files.readString(Path.of("../docs/add-a-source.md"));
    return page.split("```hocon\n", 2)[1].split("```", 2)[0];
  }

  /** Rows by their key, ids without the source before them. */
  private static Map<String, Row> rows(MemoryLake lake, Table table) {
    Column[] plain = table.fields().stream().map(SamePanelTest::plain).toArray(Column[]::new);
    Map<String, Row> rows = new TreeMap<>();
    lake.read(table)
        .select(plain)
        .collectAsList()
        .forEach(
            row ->
                rows.put(
                    table.key().stream()
                        .map(key -> String.valueOf(row.<Object>getAs(key.name())))
                        .collect(Collectors.joining(" ")),
                    row));
    return rows;
  }

  private static Column plain(Field field) {
    return field.type().equals(DataTypes.StringType)
        ? regexp_replace(field.col(), SOURCES, "").as(field.name())
        : field.type().equals(DataTypes.DoubleType)
            ? field.col()
            : field.col().cast(DataTypes.StringType).as(field.name());
  }

  /** By column: how many rows differ in it, and the key of one. */
  private static List<String> differences(
      Company company, Table table, Map<String, Row> expected, Map<String, Row> actual) {
    Map<String, List<String>> keys = new TreeMap<>();
    for (String key : expected.keySet()) {
      if (!actual.containsKey(key)) {
        keys.computeIfAbsent("the row", c -> new ArrayList<>()).add(key);
        continue;
      }
      for (Field field : table.fields()) {
        Object one = expected.get(key).getAs(field.name());
        Object other = actual.get(key).getAs(field.name());
        if (!isOwn(company, field) && !isSame(one, other)) {
          keys.computeIfAbsent(field.name(), c -> new ArrayList<>())
              .add("%s: %s or %s".formatted(key, one, other));
        }
      }
    }
    actual.keySet().stream()
        .filter(key -> !expected.containsKey(key))
        .forEach(key -> keys.computeIfAbsent("the row", c -> new ArrayList<>()).add(key));
    return keys.entrySet().stream()
        .map(
            of ->
                "%s.%s differs %d times, %s"
                    .formatted(
                        table.path(), of.getKey(), of.getValue().size(), of.getValue().get(0)))
        .toList();
  }

  /**
   * What systems tell differently: their ids, and what is drawn by them. HubSpot does not tell when
   * a rep left the firm.
   */
  private static boolean isOwn(Company company, Field field) {
    boolean isLeaving = field.equals(Panel.LEFT_REP_ID) && company == Company.HUBSPOT_AND_GRAPH;
    return isLeaving || BY_ID.contains(field);
  }

  private static boolean isSame(Object one, Object other) {
    if (one instanceof Double a && other instanceof Double b) {
      double part = Comparison.LAW_3 * Math.max(Math.abs(a), Math.abs(b));
      return Math.abs(a - b) <= Math.max(part, Comparison.ROUNDING);
    }
    return Objects.equals(one, other);
  }
}
