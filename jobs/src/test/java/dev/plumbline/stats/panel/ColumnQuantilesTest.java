package dev.plumbline.stats.panel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.stats.fixtures.Panels;
import dev.plumbline.stats.fixtures.Panels.Row;
import dev.plumbline.stats.fixtures.SpreadBlocks;
import dev.plumbline.testing.Evidence;
import dev.plumbline.testing.Evidence.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ColumnQuantilesTest {

  /** Two of ten do not exceed 2, five do not exceed 5. */
  @Test
  @Evidence(of = ColumnQuantiles.class, kind = Kind.BY_HAND)
  void tenRows() {
    List<Row> rows = new ArrayList<>();
    for (int x = 10; x >= 1; x--) {
      rows.add(Row.of(1, false, x, x));
    }

    assertThat(ColumnQuantiles.of(Panels.of(rows), 0, .2, .201, .5, 1, 1e-9))
        .containsExactly(2, 3, 5, 10, 1);
    assertThat(ColumnQuantiles.of(new SpreadBlocks<>(List.of()), 0, .5)[0]).isNaN();
  }

  @Test
  @Evidence(of = ColumnQuantiles.class, kind = Kind.SYMMETRY)
  void orderOfRowsAndBlocksDoesNotMatter() {
    List<Row> shuffled = new ArrayList<>(Panels.fx1());
    Collections.shuffle(shuffled, new Random(4));

    assertThat(ColumnQuantiles.of(Panels.of(shuffled, 13), 0, .1, .5, .9))
        .containsExactly(ColumnQuantiles.of(Panels.of(Panels.fx1()), 0, .1, .5, .9));
  }

  /** Values over many orders of magnitude, close together and apart, some of them many times. */
  @Test
  @Evidence(of = ColumnQuantiles.class, kind = Kind.SECOND_ROUTE)
  void isTheValueInItsPlaceOnceSorted() {
    var random = new SplittableRandom(3);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      double x = Math.exp(40 * random.nextDouble() - 30) * (random.nextInt(5) - 2);
      rows.add(Row.of(1, false, i, i % 7 == 0 ? 1 + i % 3 * Math.ulp(1.0) : x));
    }
    rows.add(Row.of(1, false, 9999, Double.MAX_VALUE));
    rows.add(Row.of(1, false, 9998, -Double.MAX_VALUE));
    double[] sorted = rows.stream().mapToDouble(row -> row.values()[0]).sorted().toArray();
    double[] shares = {.001, .1, .33, .5, .62, .75, .9, .999, 1};

    double[] expected =
        Arrays.stream(shares).map(s -> sorted[(int) Math.ceil(s * sorted.length) - 1]).toArray();
    assertThat(ColumnQuantiles.of(Panels.of(rows, 100), 0, shares)).containsExactly(expected);
  }

  @Test
  void aValueThatIsNoNumberLeavesNone() {
    List<Row> rows = List.of(Row.of(1, false, 1, 1), Row.of(1, false, 2, Double.NaN));

    assertThat(ColumnQuantiles.of(Panels.of(rows), 0, .5)[0]).isNaN();
  }

  @Test
  @Evidence(of = ColumnQuantiles.class, kind = Kind.R)
  void quantilesOfFx1ByR() {
    assertThat(ColumnQuantiles.of(Panels.of(Panels.fx1()), 0, .1, .5, .9))
        .containsExactly(.337, .483, .647);
  }
}
