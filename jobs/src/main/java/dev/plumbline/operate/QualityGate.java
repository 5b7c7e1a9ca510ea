package dev.plumbline.operate;

import dev.plumbline.config.ExchangeRates;
import dev.plumbline.config.QuarantineSettings;
import dev.plumbline.errors.AsOfException;
import dev.plumbline.errors.CurrencyException;
import dev.plumbline.errors.QualityGateException;
import dev.plumbline.lake.Lake;
import dev.plumbline.tables.operations.Conservation;
import dev.plumbline.tables.operations.Leaks;
import dev.plumbline.tables.operations.Quality;
import dev.plumbline.tables.staging.Subscriptions;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** What must hold before anything is published: laws 1 and 2 on the tables themselves. */
record QualityGate(Lake lake, QuarantineSettings settings) {

  /**
   * Law 1: every record that was read is somewhere, and not too many of them in quarantine.
   *
   * @return where they are
   * @throws QualityGateException with all sources that fail
   */
  Ingested checkConservation() {
    Ingested ingested = Ingested.of(lake);
    List<String> failures = new ArrayList<>();
    for (Ingested.Source source : ingested.sources()) {
      if (source.lost() > 0) {
        failures.add(
            "%s: %d records are neither staged nor quarantined nor left out on purpose; see operations/conservation"
                .formatted(source.name(), source.lost()));
      }
      if (source.quarantined() > settings.maxShare() * source.read()) {
        failures.add(
            "%s: %d of %d records are in quarantine (%s), more than quarantine.max-share = %s; see quarantine/records"
                .formatted(
                    source.name(),
                    source.quarantined(),
                    source.read(),
                    Ingested.counts(source.reasons()),
                    settings.maxShare()));
      }
    }
    throwAny(failures);
    return ingested;
  }

  /**
   * That the exports reach the day to look back from.
   *
   * @throws AsOfException if every record was known before it
   */
  void checkReach(LocalDate asOf) {
    Row newest =
        lake.read(Conservation.TABLE).agg(functions.max(Conservation.LAST_KNOWN_AT.col())).first();
    Optional<LocalDate> day =
        Optional.ofNullable((Timestamp) newest.get(0))
            .map(at -> at.toInstant().atOffset(java.time.ZoneOffset.UTC).toLocalDate());
    if (day.isEmpty() || asOf.isAfter(day.get().plusDays(1))) {
      throw new AsOfException(asOf.toString(), day.map(LocalDate::toString).orElse("no known day"));
    }
  }

  /**
   * That values under contract can be compared.
   *
   * @throws CurrencyException if they are in several currencies, one of them without a rate
   */
  void checkCurrencies(ExchangeRates rates) {
    Column currency = functions.upper(Subscriptions.CURRENCY.col());
    List<String> currencies =
        lake
            .read(Subscriptions.TABLE)
            .where(Subscriptions.MONTHLY_VALUE.col().isNotNull().and(currency.isNotNull()))
            .select(currency)
            .distinct()
            .collectAsList()
            .stream()
            .map(row -> row.getString(0))
            .sorted()
            .toList();
    List<String> unrated =
        currencies.stream().filter(code -> !rates.currencies().contains(code)).toList();
    if (currencies.size() > 1 && !unrated.isEmpty()) {
      throw new CurrencyException("staging/subscriptions", currencies, unrated);
    }
  }

  /**
   * Law 2: nothing was known too early, as far as the search for it tells.
   *
   * @throws QualityGateException with every table that leaks, and in which columns
   */
  void checkLeaks() {
    throwAny(
        lake
            .read(Leaks.TABLE)
            .where(Leaks.STATUS.col().equalTo(Leaks.LEAKS))
            .orderBy(Leaks.CHECK.col(), Leaks.TABLE_PATH.col())
            .collectAsList()
            .stream()
            .map(QualityGate::leak)
            .toList());
  }

  private static String leak(Row row) {
    Date cutoff = row.getAs(Leaks.CUTOFF_MONTH.name());
    return "%s: %s%s: %d of %d rows rest on what was not known before their month, by column: %s; see operations/leaks"
        .formatted(
            row.<String>getAs(Leaks.TABLE_PATH.name()),
            row.<String>getAs(Leaks.CHECK.name()),
            cutoff == null ? "" : " at " + cutoff,
            row.<Long>getAs(Leaks.VIOLATIONS.name()),
            row.<Long>getAs(Leaks.ROWS.name()),
            row.<String>getAs(Leaks.IN_COLUMNS.name()));
  }

  /**
   * That tables and sources are as expected.
   *
   * @throws QualityGateException with every expectation that too many rows do not meet
   */
  void checkExpectations() {
    throwAny(
        lake
            .read(Quality.TABLE)
            .where(Quality.STATUS.col().equalTo(Quality.FAILED))
            .orderBy(Quality.TABLE_PATH.col(), Quality.EXPECTATION.col())
            .collectAsList()
            .stream()
            .map(QualityGate::failed)
            .toList());
  }

  private static String failed(Row row) {
    return "%s: expected %s, and %d of %d rows are not so; see operations/quality"
        .formatted(
            row.<String>getAs(Quality.TABLE_PATH.name()),
            row.<String>getAs(Quality.EXPECTATION.name()),
            row.<Long>getAs(Quality.VIOLATIONS.name()),
            row.<Long>getAs(Quality.ROWS.name()));
  }

  private static void throwAny(List<String> failures) {
    if (!failures.isEmpty()) {
      throw new QualityGateException(failures);
    }
  }
}
