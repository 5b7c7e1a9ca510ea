package dev.plumbline.operate;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.config.ExchangeRates;
import dev.plumbline.config.QuarantineSettings;
import dev.plumbline.errors.CurrencyException;
import dev.plumbline.tables.staging.Subscriptions;
import dev.plumbline.testing.MemoryLake;
import dev.plumbline.testing.SparkTest;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

@SparkTest
class QualityGateTest {

  private static final ExchangeRates EUROS_AND_POUNDS =
      new ExchangeRates(
          List.of(
              new ExchangeRates.Rate("EUR", LocalDate.of(2024, 1, 1), 1),
              new ExchangeRates.Rate("GBP", LocalDate.of(2024, 1, 1), 1.2)));

  @Test
  void severalCurrenciesNeedRates(MemoryLake lake) {
    lake.holds(
        Subscriptions.TABLE,
        """
        subscription_id | monthly_value | currency
        a1              | 10.00         | EUR
        a2              | 10.00         | gbp
        a3              | null          | USD
        a4              | 10.00         | null
        """);
    QualityGate gate = new QualityGate(lake, new QuarantineSettings(0.05));

    assertThatCode(() -> gate.checkCurrencies(EUROS_AND_POUNDS)).doesNotThrowAnyException();
    assertThatThrownBy(() -> gate.checkCurrencies(ExchangeRates.none()))
        .isInstanceOf(CurrencyException.class)
        .hasMessageStartingWith(
            "Cannot compare amounts of staging/subscriptions: they are in EUR, GBP, and there is no rate of EUR, GBP. Name a file of rates by retention.exchange-rates");
  }

  @Test
  void oneCurrencyNeedsNone(MemoryLake lake) {
    lake.holds(
        Subscriptions.TABLE,
        """
        subscription_id | monthly_value | currency
        a1              | 10.00         | CHF
        a2              | 10.00         | chf
        """);

    assertThatCode(
            () ->
                new QualityGate(lake, new QuarantineSettings(0.05))
                    .checkCurrencies(ExchangeRates.none()))
        .doesNotThrowAnyException();
  }
}
