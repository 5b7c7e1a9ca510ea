package dev.plumbline.exports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MicrosTest {

  private static final Instant END = Instant.parse("2100-01-01T00:00:00Z");

  @Test
  void whatIsSpelledIsTheNumber() {
    instants()
        .forEach(
            instant ->
                assertThat(Long.parseLong(Micros.spelled(instant)))
                    .isEqualTo(ChronoUnit.MICROS.between(Instant.EPOCH, instant)));
  }

  @Test
  void theOrderOfTextsIsThatOfInstants() {
    assertThat(instants().sorted().map(Micros::spelled)).isSorted();
  }

  /** Midnight of 1970 east of Greenwich. */
  @Test
  void whatIsBeforeTheFirstSecondIsSpelledToo() {
    assertThat(Micros.spelled(Instant.EPOCH.minusSeconds(7_200))).isEqualTo("-7200000000");
    assertThat(Micros.spelled(Instant.EPOCH.minusNanos(1_000))).isEqualTo("-1");
  }

  private static Stream<Instant> instants() {
    Stream<Instant> drawn =
        new Random(1)
            .longs(1_000, 0, END.getEpochSecond() * 1_000_000)
            .mapToObj(micros -> Instant.EPOCH.plus(micros, ChronoUnit.MICROS).plusNanos(1));
    return Stream.concat(Stream.of(Instant.EPOCH, END), drawn);
  }
}
