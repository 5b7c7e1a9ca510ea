package dev.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.tables.results.Tests;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReverseCausalityTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          PASS         | PASS         | PASS         | examined in 3 of 3 ways: none spoke for leaving having come first. That is no proof of cause.
          FLAGGED      | PASS         | NOT_EXAMINED | examined in 2 of 3 ways: one spoke for leaving having come first. That is no proof of cause.
          FLAGGED      | NOT_EXAMINED | FLAGGED      | examined in 2 of 3 ways: 2 spoke for leaving having come first.
          NOT_EXAMINED | NOT_EXAMINED | NOT_EXAMINED | could not be examined: nothing in this data
          """)
  void saysInHowManyWaysAndWhatCameOfIt(String lag, String intent, String rep, String said) {
    assertThat(
            ReverseCausality.sentence(
                List.of(
                    check(Tests.CLOCK, Tests.FLAGGED),
                    check(Tests.LAG_RATIO, lag),
                    check(Tests.INTENT_SHRINK, intent),
                    check(Tests.REP_TURNOVER, rep))))
        .get()
        .asString()
        .contains(said);
  }

  @Test
  void saysNothingOfWhatWasNotChecked() {
    assertThat(ReverseCausality.sentence(List.of(check(Tests.CLOCK, Tests.PASS)))).isEmpty();
  }

  private static Check check(String test, String status) {
    return new Check("M4", test, null, null, .4, status, "");
  }
}
