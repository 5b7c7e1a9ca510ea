package dev.plumbline.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.tables.published.DepthValueGrid;
import dev.plumbline.testing.SparkTest;
import dev.plumbline.testing.TableText;
import java.util.List;
import org.junit.jupiter.api.Test;

@SparkTest
class TenDigitsTest {

  private final TableText tables;

  TenDigitsTest(TableText tables) {
    this.tables = tables;
  }

  @Test
  void keepsTenSignificantDigitsAtEveryScale() {
    var rows =
        tables.given(
            DepthValueGrid.TABLE,
            """
            segment | hazard_per_month        | retention_12       | retention_12_low | retention_12_high
            a       | 1.23456789044e-12       | 0.1 | 123456789012.5    | -2.00000000005
            """);

    assertThat(TenDigits.of(DepthValueGrid.TABLE, rows).collectAsList())
        .extracting(
            row ->
                List.of(
                    row.<Double>getAs("hazard_per_month"),
                    row.<Double>getAs("retention_12"),
                    row.<Double>getAs("retention_12_low"),
                    row.<Double>getAs("retention_12_high")))
        .containsExactly(List.of(1.234567890e-12, 0.1, 123456789000.0, -2.0));
  }

  @Test
  void leavesNullNullAndOtherColumnsAlone() {
    var rows = tables.given(DepthValueGrid.TABLE, "segment | events\na | 12345678901234");

    assertThat(TenDigits.of(DepthValueGrid.TABLE, rows).collectAsList())
        .extracting(row -> row.getAs("hazard_per_month"), row -> row.getAs("events"))
        .containsExactly(tuple(null, 12345678901234L));
  }
}
