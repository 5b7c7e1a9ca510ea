package dev.plumbline.ingest.crm.shape;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

  /** Of Stripe's page on currencies; {@code XXX}, no currency, has no unit by ISO 4217. */
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          eur, 2
          USD, 2
          jpy, 0
          KWD, 3
          isk, 2
          UGX, 2
          mga, 0
          XXX, 2
          abc, 2
          , 2
          """)
  void minorUnitsAreThoseThatAreBilled(String currency, int decimals) {
    assertThat(Numbers.decimals(currency)).isEqualTo(decimals);
  }
}
