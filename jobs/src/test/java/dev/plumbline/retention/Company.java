package dev.plumbline.retention;

import dev.plumbline.config.DecisionRule;
import dev.plumbline.config.Definition;
import dev.plumbline.config.ExchangeRates;
import dev.plumbline.config.RetentionMode;
import dev.plumbline.config.RetentionSettings;
import dev.plumbline.config.TimeSettings;
import dev.plumbline.stats.purchase.BetaGeometric;
import dev.plumbline.tables.core.AccountMonths;
import dev.plumbline.tables.core.Accounts;
import dev.plumbline.tables.measures.References;
import dev.plumbline.tables.staging.FieldHistory;
import dev.plumbline.tables.staging.Opportunities;
import dev.plumbline.tables.staging.Orders;
import dev.plumbline.tables.staging.Subscriptions;
import dev.plumbline.testing.TableText;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * A company of two accounts whose exports reach from January 2020 to the end of 2022, with a
 * reference period that ends with 2020; a grace of 60 days and a warm-up of 12 months.
 */
final class Company {

  private final TableText tables;
  private Dataset<Row> subscriptions;
  private Dataset<Row> fieldHistory;
  private Dataset<Row> orders;
  private Dataset<Row> references;

  Company(TableText tables) {
    this.tables = tables;
    this.subscriptions = tables.none(Subscriptions.TABLE);
    this.fieldHistory = tables.none(FieldHistory.TABLE);
    this.orders = tables.none(Orders.TABLE);
    this.references = tables.given(References.TABLE, "measure | last_month\ndepth | 2020-12-01");
  }

  static RetentionSettings contractual(DecisionRule rule) {
    return settings(RetentionMode.CONTRACTUAL, Map.of(), List.of(), rule, ExchangeRates.none());
  }

  static RetentionSettings by(RetentionMode mode) {
    return settings(mode, Map.of(), List.of(), DecisionRule.EARLIEST_SIGNAL, ExchangeRates.none());
  }

  static RetentionSettings settings(
      RetentionMode mode,
      Map<String, RetentionMode> modes,
      List<Definition> beside,
      DecisionRule rule,
      ExchangeRates rates) {
    return new RetentionSettings(
        Duration.ofDays(60),
        12,
        mode,
        modes,
        beside,
        rule,
        List.of("Draft"),
        List.of("Terminated"),
        0.2,
        rates);
  }

  /** Contracts recorded on their first day. */
  Company contracts(String text) {
    Dataset<Row> given = tables.given(Subscriptions.TABLE, text);
    if (!text.contains("product_line")) {
      given = given.withColumn(Subscriptions.PRODUCT_LINE.name(), functions.lit("all"));
    }
    subscriptions =
        given.withColumn(
            Subscriptions.KNOWN_AT.name(), Subscriptions.START_DATE.col().cast("timestamp"));
    return this;
  }

  Company changes(String text) {
    fieldHistory = tables.given(FieldHistory.TABLE, text);
    return this;
  }

  /** Orders recorded as they are placed, each a day. */
  Company orders(String account, String line, String... days) {
    StringBuilder text = new StringBuilder("account_id | product_line | ordered_at | known_at");
    for (String day : days) {
      text.append("\n%s | %s | %sT09:00:00Z | %sT10:00:00Z".formatted(account, line, day, day));
    }
    orders = orders.unionByName(tables.given(Orders.TABLE, text.toString()));
    return this;
  }

  Company withoutReference() {
    references = tables.none(References.TABLE);
    return this;
  }

  Dataset<Row> stays(RetentionSettings settings) {
    return stays(settings, Optional.empty());
  }

  Dataset<Row> stays(RetentionSettings settings, Optional<BetaGeometric> purchases) {
    return new Stays(settings, new TimeSettings(ZoneId.of("UTC"), 12, Optional.empty()))
        .of(sources(), purchases);
  }

  Sources sources() {
    Dataset<Row> accounts =
        tables
            .given(
                Accounts.TABLE,
                """
                account_id | segment
                acme       | small
                globex     | small
                """)
            .withColumn(
                Accounts.ABSORBED_IDS.name(), Accounts.ABSORBED_IDS.from(functions.array()));
    Dataset<Row> accountMonths =
        tables.given(
            AccountMonths.TABLE,
            """
            account_id | month      | is_mail_captured | is_crm_captured
            acme       | 2020-01-01 | true             | true
            globex     | 2020-01-01 | true             | true
            acme       | 2023-01-01 | true             | true
            """);
    return new Sources(
        accounts,
        accountMonths,
        subscriptions,
        tables.none(Opportunities.TABLE),
        fieldHistory,
        orders,
        references);
  }
}
