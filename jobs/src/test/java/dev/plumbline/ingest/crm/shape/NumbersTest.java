package dev.plumbline.ingest.crm.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1,200      | .    | 1200
          1,234,567.5| .    | 1234567.5
          12,34,567  | .    | 1234567
          1.234,56   | ','  | 1234.56
          -1.234.567 | ','  | -1234567
          12,5       | ','  | 12.5
          1 234,56   | ','  | 1234.56
          1\u00a0234 | .    | 1234
          1'234.50   | .    | 1234.50
          1.5e3      | .    | 1500
          """)
  void marksBetweenThousandsCountForNothing(String text, String decimal, BigDecimal expected)
      throws BadCell {
    assertThat(Numbers.number(text, decimal)).isEqualByComparingTo(expected);
  }

  /** Each passed for a hundred times, or a thousandth, of what it says. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          12,5      | .
          1.234,56  | .
          1,23,4    | .
          1,,234    | .
          ,234      | .
          1234.50   | ','
          1,234.56  | ','
          1,234 567 | .
          1234,567  | .
          1 2       | .
          """)
  void aNumberOfAnotherLanguageIsNotGuessed(String text, String decimal) {
    assertThatThrownBy(() -> Numbers.number(text, decimal))
        .isInstanceOfSatisfying(
            BadCell.class, e -> assertThat(e.reason()).isEqualTo(Reason.BAD_NUMBER));
  }

  @Test
  void aTextOfAnyLengthIsRefused() {
    assertThatThrownBy(() -> Numbers.number("1" + ",234".repeat(200_000), "."))
        .isInstanceOf(BadCell.class);
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
