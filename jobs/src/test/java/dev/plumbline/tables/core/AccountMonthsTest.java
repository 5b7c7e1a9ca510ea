package dev.plumbline.tables.core;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.unix_micros;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.testing.SparkTest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SparkTest
class AccountMonthsTest {

  private static final List<Instant> INSTANTS = instants();

  private final SparkSession spark;

  AccountMonthsTest(SparkSession spark) {
    this.spark = spark;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"UTC", "Z", "Europe/Helsinki", "America/New_York", "Pacific/Kiritimati", "+05:30"})
  void daysAndMonthsAreThoseOfTheCalendarInTheZone(String id) {
    ZoneId zone = ZoneId.of(id);
    Dataset<Row> instants = spark.createDataset(INSTANTS, Encoders.INSTANT()).toDF("instant");

    List<Row> told =
        instants
            .select(
                unix_micros(col("instant")),
                AccountMonths.dayOf(col("instant"), zone).cast("string"),
                AccountMonths.monthOf(col("instant"), zone).cast("string"))
            .collectAsList();

    assertThat(told)
        .allSatisfy(
            row -> {
              Instant instant = Instant.EPOCH.plus(row.getLong(0), ChronoUnit.MICROS);
              LocalDate day = instant.atZone(zone).toLocalDate();
              assertThat(row.getString(1)).isEqualTo(day.toString());
              assertThat(row.getString(2)).isEqualTo(day.withDayOfMonth(1).toString());
            })
        .hasSameSizeAs(INSTANTS);
  }

  /** Of two centuries, and the microseconds on both sides of midnight. */
  private static List<Instant> instants() {
    Random random = new Random(1);
    return Stream.concat(
            random
                .longs(1_000, -2_208_988_800L, 4_102_444_800L)
                .mapToObj(second -> Instant.ofEpochSecond(second, 123_456_000)),
            random
                .longs(100, -25_000, 47_000)
                .mapToObj(day -> Instant.ofEpochSecond(day * 86_400))
                .flatMap(midnight -> Stream.of(midnight, midnight.minusNanos(1_000))))
        .toList();
  }
}
