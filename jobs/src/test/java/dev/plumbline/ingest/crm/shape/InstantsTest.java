package dev.plumbline.ingest.crm.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstantsTest {

  private static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");

  @ParameterizedTest
  @CsvSource({
    "2024-01-31T10:00:00.000Z, 2024-01-31T10:00:00Z",
    "2024-01-31T10:00:00.000+0000, 2024-01-31T10:00:00Z",
    "2024-01-31T10:00:00+02:00, 2024-01-31T08:00:00Z",
    "2024-01-31 10:00:00.829, 2024-01-31T08:00:00.829Z",
    "2024-01-31 10:00:00.829 UTC, 2024-01-31T10:00:00.829Z",
    "1706695200, 2024-01-31T10:00:00Z",
    "2024-07-31 10:00, 2024-07-31T07:00:00Z",
    "2024-01-31, 2024-01-30T22:00:00Z"
  })
  void anInstantIsReadAsWritten(String text, Instant expected) throws BadCell {
    assertThat(Instants.instant(text, HELSINKI)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "2022-02-31, BAD_DATE",
    "31/01/2024, BAD_DATE",
    "2024-01-31x, BAD_DATE",
    "2024-01-31T, BAD_DATE",
    "2024-01-31T25:00:00Z, BAD_DATE",
    "2024-1-3, BAD_DATE",
    "1969-12-31T23:00:00Z, DATE_OUT_OF_RANGE",
    "2204-01-31T10:00:00Z, DATE_OUT_OF_RANGE"
  })
  void whatIsNoDateOfOurTimeIsNotRead(String text, Reason reason) {
    assertThatThrownBy(() -> Instants.instant(text, HELSINKI))
        .isInstanceOfSatisfying(BadCell.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @Test
  void aFarEndIsNoEnd() throws BadCell {
    assertThat(Instants.dateOrOpen("9999-12-31", HELSINKI)).isNull();
    assertThat(Instants.dateOrOpen("2025-12-31 00:00:00", HELSINKI))
        .isEqualTo(LocalDate.of(2025, 12, 31));
  }

  @ParameterizedTest
  @CsvSource({
    "1706659200000, 2024-01-31",
    "1706695200, 2024-01-31",
    "2024-01-31 10:00, 2024-01-31",
    "2024-01-31T23:30:00, 2024-01-31",
    "2024-01-31T23:30:00-05:00, 2024-01-31",
    "2024-01-31T00:00:00+02:00, 2024-01-31",
    "2024-01-31T00:00:00.000Z, 2024-01-31",
    "2024-01-30T22:00:00.000Z, 2024-01-31",
    "2024-01-30 22:00:00 UTC, 2024-01-31",
    "2024-01-30T23:59:59+0000, 2024-01-31",
    "1706652000, 2024-01-31"
  })
  void aDayIsReadAsWrittenOrCounted(String text, LocalDate expected) throws BadCell {
    assertThat(Instants.date(text, HELSINKI)).isEqualTo(expected);
    assertThat(Instants.dateOrOpen(text, HELSINKI)).isEqualTo(expected);
  }

  /** In Helsinki it is midnight two hours before it is so in UTC. */
  @ParameterizedTest
  @CsvSource({
    "2024-02-01, 2024-02-01",
    "2024-02-01 00:00:00, 2024-01-31",
    "2024-02-01T00:00:00Z, 2024-01-31",
    "2024-02-01T00:00:00+02:00, 2024-01-31",
    "2024-01-31T22:00:00Z, 2024-01-31",
    "2024-01-31T23:00:00+01:00, 2024-01-31",
    "2024-02-01T01:00:00+03:00, 2024-01-31",
    "2024-02-01T01:00:00+02:00, 2024-02-01",
    "2024-01-31T21:59:59Z, 2024-01-31",
    "2024-01-31T23:00:00Z, 2024-02-01",
    "1706738400, 2024-01-31",
    "1706742000, 2024-02-01"
  })
  void whatEndsAtMidnightRanToTheDayBefore(String text, LocalDate expected) throws BadCell {
    assertThat(Instants.lastDay(text, HELSINKI)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "31.01.2024, 2024-01-31",
    "31.01.24, 2024-01-31",
    "29.02.2024 9:05, 2024-02-29T09:05",
    "1/31/2024 1:05 PM, 2024-01-31T13:05",
    "31.02.2024, 31.02.2024",
    "29.02.2023, 29.02.2023",
    "31.04.2024 9:05, 31.04.2024 9:05"
  })
  void aDayThatIsNotIsOfNoFormat(String text, String expected) {
    List<String> formats = List.of("dd.MM.yyyy", "dd.MM.yy", "dd.MM.uuuu H:mm", "M/d/yyyy h:mm a");
    assertThat(Instants.iso(text, formats)).isEqualTo(expected);
  }
}
