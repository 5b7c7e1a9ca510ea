package dev.plumbline.ingest.crm.shape;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {

  @ParameterizedTest
  @ValueSource(strings = {"0", "60", "9999999999999999"})
  void digitsAreAWholeNumberAsTheyStand(String text) throws BadCell {
    assertThat(Numbers.isPlain(text)).isTrue();
    assertThat(Numbers.number(text, ".").toPlainString()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "007", "-1", "1.5", "1,000", "1e3", "\u0663", "10000000000000000"})
  void otherSpellingsAreNot(String text) {
    assertThat(Numbers.isPlain(text)).isFalse();
  }

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
