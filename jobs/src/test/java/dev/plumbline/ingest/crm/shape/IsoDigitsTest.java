package dev.plumbline.ingest.crm.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Every text says here what it says to java.time, mangled ones too. */
class IsoDigitsTest {

  private static final String LETTERS = "0123456789-:.+ Z\u0663";

  @Test
  void aDateIsThatOfJavaTime() {
    sameAs("2024-02-29", IsoDigits::date, LocalDate::parse);
    sameAs("2023-02-29", IsoDigits::date, LocalDate::parse);
    sameAs("0000-12-31", IsoDigits::date, LocalDate::parse);
  }

  @Test
  void aTimeIsThatOfJavaTime() {
    sameAs("23:59:59", IsoDigits::time, LocalTime::parse);
    sameAs("23:59", IsoDigits::time, LocalTime::parse);
    sameAs("00:00:00.000", IsoDigits::time, LocalTime::parse);
    sameAs("09:08:07.123456789", IsoDigits::time, LocalTime::parse);
    sameAs("09:08:07.1234567891", IsoDigits::time, LocalTime::parse);
    sameAs("09:08:07.", IsoDigits::time, LocalTime::parse);
    sameAs("24:00:00", IsoDigits::time, LocalTime::parse);
  }

  /** The text, and a thousand times with one or two other letters in it. */
  private static <T> void sameAs(
      String text, Function<String, T> ours, Function<String, T> theirs) {
    var random = new Random(text.hashCode());
    for (int round = 0; round < 1_000; round++) {
      var mangled = new StringBuilder(text);
      for (int i = 0; i < Math.min(round, 2); i++) {
        char other = LETTERS.charAt(random.nextInt(LETTERS.length()));
        mangled.setCharAt(random.nextInt(text.length()), other);
      }
      assertThat(of(mangled.toString(), ours)).isEqualTo(of(mangled.toString(), theirs));
    }
  }

  private static <T> Object of(String text, Function<String, T> reader) {
    try {
      return text + " is " + reader.apply(text);
    } catch (DateTimeException e) {
      return text + " is none";
    }
  }
}
