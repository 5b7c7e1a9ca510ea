package dev.plumbline.ingest.mail.message;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.testing.Mutants;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailDateTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Wed, 1 Nov 2017 07:04:53 +0100 (CET)    | 2017-11-01T06:04:53Z
          1 Nov 2017 06:04:50 -0000               | 2017-11-01T06:04:50Z
          Wed Nov  1 06:04:52 2017                | 2017-11-01T06:04:52Z
          Wed Nov 01 06:04:52 2017 -0800          | 2017-11-01T14:04:52Z
          Wed, 01 Nov 17 06:04 EST                | 2017-11-01T11:04:00Z
          Thu, 2 Nov 95 10:00:00 GMT              | 1995-11-02T10:00:00Z
          2 November 2017 10:00:00 Z              | 2017-11-02T10:00:00Z
          2017-11-02 10:00:00 +0200               | 2017-11-02T08:00:00Z
          2017-11-02T10:00:00Z                    | 2017-11-02T10:00:00Z
          2017-11-02T10:00:00.123+02:00           | 2017-11-02T08:00:00Z
          02-Nov-2017 10:00:60 +0000              | 2017-11-02T10:00:59Z
          Thu, 2 Nov 2017 10:00:00 +0530          | 2017-11-02T04:30:00Z
          Thu Nov 02 2017 10:00:00 GMT+0100 (CET) | 2017-11-02T09:00:00Z
          Thu, 2 Nov 2017 10:00:00 UTC-07:00      | 2017-11-02T17:00:00Z
          Thu, 2 Nov 2017 10:00:00 GMT+2          | 2017-11-02T08:00:00Z
          Thu, 2 Nov 2017 10:00:00 -700           | 2017-11-02T17:00:00Z
          Thu, 2 Nov 2017 10:00:00 +02            | 2017-11-02T08:00:00Z
          Thu, 2 Nov 2017 10:00:00 JST            | 2017-11-02T01:00:00Z
          Thu, 2 Nov 2017 10:00:00 MEZ            | 2017-11-02T09:00:00Z
          Thu, 2 Nov 2017 10:00:00 AEDT           | 2017-11-01T23:00:00Z
          Thu, 2 Nov 2017 3:14:07 PM -0500        | 2017-11-02T20:14:07Z
          Thu, 2 Nov 2017 12:14:07 am +0000       | 2017-11-02T00:14:07Z
          Thu, 2 Nov 2017 3:14:07PM +0000         | 2017-11-02T15:14:07Z
          Thu, 2 Nov 2017 15:14:07 PM +0000       | 2017-11-02T15:14:07Z
          """)
  void isReadAsPeopleWriteIt(String text, Instant instant) {
    assertThat(MailDate.parse(text).map(MailDate::instant)).contains(instant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "Thu, 32 Foo 2022 25:61:00",
        "Thu, 31 Feb 2022 10:00:00 +0000",
        "Thu, 2 Nov 1970 10:00:00 +0000",
        "Thu, 2 Nov 2117 10:00:00 +0000",
        "Thu, 2 Nov 2017",
        "12:00:00",
        ":::: Nov 2 2017 :"
      })
  void isNoDate(String text) {
    assertThat(MailDate.parse(text)).isEmpty();
  }

  @Test
  void theHourIsThatOfTheSenderIfSheSaysWhereSheIs() {
    assertThat(MailDate.parse("Wed, 1 Nov 2017 07:04:53 +0100").orElseThrow().local())
        .hasValueSatisfying(there -> assertThat(there.getHour()).isEqualTo(7));
    assertThat(MailDate.parse("Wed, 1 Nov 2017 07:04:53 -0000").orElseThrow().local()).isEmpty();
  }

  /** A blank at the end has the date read word by word. */
  @Test
  void whatHasTheFormOfTheStandardIsReadToTheSameEnd() {
    List<byte[]> samples =
        Stream.of(
                "Wed, 1 Nov 2017 07:04:53 +0100 (CET)",
                " 31 Feb 1999 23:59:60 -0000",
                "Sat, 00 Dec 2099 24:00:61 +9999",
                "Mon, 29 Feb 2024 00:00:00 -0330")
            .map(date -> date.getBytes(ISO_8859_1))
            .toList();
    var mutants = new Mutants(samples, Mutants.seed());
    for (int i = 0; i < Mutants.count(); i++) {
      String text = new String(mutants.at(i), ISO_8859_1);
      if (text.length() < 200) {
        assertThat(MailDate.parse(text)).as(text).isEqualTo(MailDate.parse(text + " "));
      }
    }
    for (byte[] sample : samples) {
      String text = new String(sample, ISO_8859_1);
      assertThat(MailDate.parse(text)).as(text).isEqualTo(MailDate.parse(text + " "));
    }
  }
}
