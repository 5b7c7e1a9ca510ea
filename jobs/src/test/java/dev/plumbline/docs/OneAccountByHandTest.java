package dev.plumbline.docs;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.config.Settings;
import dev.plumbline.config.TextSettings;
import dev.plumbline.docs.HandPage.Line;
import dev.plumbline.features.communication.CommunicationFeatures;
import dev.plumbline.features.disclosure.DisclosureCounts;
import dev.plumbline.features.value.ValueFeatures;
import dev.plumbline.measures.Evidence;
import dev.plumbline.measures.RelationshipMeasures;
import dev.plumbline.schema.Field;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.core.AccountMonths;
import dev.plumbline.tables.core.Accounts;
import dev.plumbline.tables.core.Interactions;
import dev.plumbline.tables.core.Words;
import dev.plumbline.tables.features.ConflictMonths;
import dev.plumbline.tables.features.LedgerMonths;
import dev.plumbline.tables.measures.References;
import dev.plumbline.tables.measures.RelationshipMonths;
import dev.plumbline.tables.staging.Cases;
import dev.plumbline.tables.staging.Opportunities;
import dev.plumbline.tables.staging.Orders;
import dev.plumbline.testing.SparkTest;
import dev.plumbline.testing.TableText;
import dev.plumbline.text.TextScore;
import dev.plumbline.text.TextScorer;
import dev.plumbline.text.lexicon.Lexica;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/** The page {@code docs/one-account-by-hand.md} says what the code does, to the last figure. */
@SparkTest
class OneAccountByHandTest {

  private static final Path PAGE = Path.of("..", "docs", "one-account-by-hand.md");
  private static final String ACCOUNT = "pelrifil";
  private static final LocalDate MONTH = LocalDate.of(2023, 10, 1);

  /** What the page calls the words that it finds. */
  private static final Map<String, Found> WORDS =
      Map.of(
          "conflict", new Found(Words.CONFLICT, TextScore::conflict),
          "discovery", new Found(Words.DISCOVERY, TextScore::discovery),
          "idea", new Found(Words.IDEA, TextScore::idea),
          "value", new Found(Words.ROI, TextScore::roi),
          "warning", new Found(Words.PROACTIVE, TextScore::proactive),
          "price", new Found(Words.PRICE, TextScore::price));

  private final SparkSession spark;
  private final TableText tables;
  private final HandPage page = HandPage.parse(Files.readString(PAGE));

  OneAccountByHandTest(SparkSession spark, TableText tables) throws IOException {
    this.spark = spark;
    this.tables = tables;
  }

  @Test
  void theSentencesScoreAsThePageSays() {
    var scorer = new TextScorer(Lexica.of(new TextSettings(List.of("en"), "en", "")));
    for (Map<String, String> message : messages()) {
      TextScore score = scorer.score(message.get("what it says"));

      assertThat(score.levelBusiness()).as("%s", message).hasToString(message.get("business"));
      assertThat(score.levelPersonal()).as("%s", message).hasToString(message.get("personal"));
      WORDS.forEach(
          (word, words) ->
              assertThat(words.counted().applyAsInt(score) > 0)
                  .as("%s in %s", word, message)
                  .isEqualTo(message.get("words").contains(word)));
    }
  }

  @Test
  void theRecordsLeadToTheRow() {
    Settings settings = Settings.defaults();
    Dataset<Row> interactions = given(Interactions.TABLE, interactions());
    Dataset<Row> accounts =
        given(Accounts.TABLE, List.of(Map.of("account_id", ACCOUNT, "absorbed_ids", "[]")));
    var evidence =
        new Evidence(
            DisclosureCounts.perAccountMonth(interactions),
            new CommunicationFeatures(settings.time(), settings.officeHours())
                .perAccountMonth(interactions),
            new ValueFeatures(settings.time())
                .perAccountMonth(
                    interactions,
                    given(Cases.TABLE, cases()),
                    tables.none(Opportunities.TABLE),
                    tables.none(Orders.TABLE),
                    accounts),
            tables.none(ConflictMonths.TABLE),
            tables.none(LedgerMonths.TABLE));

    Dataset<Row> months =
        RelationshipMeasures.of(
            given(AccountMonths.TABLE, captured()),
            evidence,
            given(References.TABLE, references()),
            settings.relationship());

    Column[] columns =
        row().keySet().stream()
            .sorted()
            .map(name -> fieldOf(RelationshipMonths.TABLE, name).col())
            .toArray(Column[]::new);
    tables.expect(
        months.where(AccountMonths.MONTH.col().equalTo(MONTH.toString())).select(columns),
        text(List.of(row())));
  }

  @Test
  void everyLineOfArithmeticIsRight() {
    List<Line> lines = page.lines();
    Row worked =
        spark.sql(lines.stream().map(Line::formula).collect(joining(", ", "select ", ""))).first();

    assertThat(lines).hasSizeGreaterThan(50);
    for (int i = 0; i < lines.size(); i++) {
      assertThat(((Number) worked.get(i)).doubleValue())
          .as("%s", lines.get(i))
          .isCloseTo(lines.get(i).result(), within(lines.get(i).rounding()));
    }
  }

  @Test
  void theArithmeticEndsAtTheRow() {
    assertEndsAt("depth", "depth_recent", "depth_sustained");
    assertEndsAt("business depth", "depth_business");
    assertEndsAt("personal depth", "depth_personal");
    assertEndsAt("velocity", "depth_velocity");
    assertEndsAt("responsiveness", "value_responsiveness");
    assertEndsAt("insight", "value_insight");
    assertEndsAt("outcomes", "value_outcomes");
    assertEndsAt("value", "value");
  }

  private void assertEndsAt(String name, String... columns) {
    for (int i = 0; i < columns.length; i++) {
      assertThat(page.results(name).get(i))
          .as(columns[i])
          .isCloseTo(Double.parseDouble(row().get(columns[i])), within(2e-5));
    }
  }

  private List<Map<String, String>> messages() {
    return page.grids().get(0);
  }

  private List<Map<String, String>> interactions() {
    return Stream.concat(
            messages().stream().map(OneAccountByHandTest::message),
            page.grids().get(1).stream().map(OneAccountByHandTest::activity))
        .toList();
  }

  private static Map<String, String> message(Map<String, String> said) {
    String sent = said.get("sent (UTC)");
    boolean isTemplate = said.get("template").equals("yes");
    Map<String, String> row = new LinkedHashMap<>(happened(said.get("no"), sent, sent));
    row.put("channel", "EMAIL");
    row.put("direction", said.get("direction"));
    row.put("is_answer", String.valueOf(!said.get("answers").isEmpty()));
    row.put("sender_key", said.get("direction"));
    row.put("is_human", String.valueOf(!isTemplate));
    row.put("is_template", String.valueOf(isTemplate));
    row.put("rung", "BODY");
    row.put("level_business", said.get("business"));
    row.put("level_personal", said.get("personal"));
    row.put("words", String.valueOf(bitsOf(said.get("words"))));
    return row;
  }

  private static long bitsOf(String told) {
    return WORDS.entrySet().stream()
        .filter(found -> told.contains(found.getKey()))
        .mapToLong(found -> found.getValue().words().bit())
        .sum();
  }

  private static Map<String, String> activity(Map<String, String> done) {
    Map<String, String> row =
        new LinkedHashMap<>(
            happened(done.get("no"), done.get("happened (UTC)"), done.get("recorded (UTC)")));
    row.put("channel", done.get("channel"));
    row.put("direction", "OUTBOUND");
    row.put("kind", done.get("kind"));
    row.put("is_cancelled", String.valueOf(done.get("cancelled").equals("yes")));
    row.put("is_human", "true");
    row.put("rung", "NONE");
    return row;
  }

  private static Map<String, String> happened(String id, String at, String known) {
    return Map.of(
        "interaction_id", id,
        "account_id", ACCOUNT,
        "event_at", at,
        "known_at", known,
        "month", at.substring(0, 8) + "01",
        "known_month", known.substring(0, 8) + "01",
        "thread_id", id,
        "is_cancelled", "false",
        "is_case_linked", "false");
  }

  private List<Map<String, String>> cases() {
    return page.grids().get(2).stream()
        .map(
            told -> {
              Map<String, String> row = new LinkedHashMap<>(told);
              row.put("account_id", ACCOUNT);
              row.put("known_at", told.get("opened_at"));
              return row;
            })
        .toList();
  }

  private List<Map<String, String>> references() {
    return page.grids().get(3);
  }

  private Map<String, String> row() {
    Map<String, String> row = new LinkedHashMap<>();
    page.grids().get(4).forEach(cell -> row.put(cell.get("column"), cell.get("value")));
    return row;
  }

  /** Mail and CRM in all twelve months before. */
  private static List<Map<String, String>> captured() {
    return Stream.iterate(MONTH.minusMonths(12), month -> month.plusMonths(1))
        .limit(13)
        .map(
            month ->
                Map.of(
                    "account_id",
                    ACCOUNT,
                    "month",
                    month.toString(),
                    "is_mail_captured",
                    "true",
                    "is_crm_captured",
                    "true",
                    "is_activity_captured",
                    "true"))
        .toList();
  }

  private Dataset<Row> given(Table table, List<Map<String, String>> rows) {
    return tables.given(table, text(rows));
  }

  /** As {@link TableText} reads it; a cell that is blank or absent is null. */
  private static String text(List<Map<String, String>> rows) {
    List<String> header =
        rows.stream().flatMap(row -> row.keySet().stream()).distinct().sorted().toList();
    return Stream.concat(
            Stream.of(String.join(" | ", header)),
            rows.stream()
                .map(row -> header.stream().map(name -> cell(row, name)).collect(joining(" | "))))
        .collect(joining("\n"));
  }

  private static String cell(Map<String, String> row, String name) {
    String cell = row.getOrDefault(name, "");
    return cell.isEmpty() ? "null" : cell;
  }

  private static Field fieldOf(Table table, String name) {
    return table.fields().stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
  }

  private record Found(Words words, ToIntFunction<TextScore> counted) {}
}
