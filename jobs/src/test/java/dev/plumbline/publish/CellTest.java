package dev.plumbline.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CellTest {

  @Test
  void aRangeGrowsUpwardsUntilItHoldsEnough() {
    assertThat(
            Cell.merge(
                List.of(
                    cell(1, Set.of(1L)),
                    cell(2, Set.of(2L)),
                    cell(3, Set.of(3L, 4L)),
                    cell(4, Set.of(5L, 6L))),
                2,
                1))
        .extracting(Cell::first, Cell::last, c -> c.accounts().size())
        .containsExactly(tuple(1, 2, 2), tuple(3, 3, 2), tuple(4, 10, 2));
  }

  @Test
  void anAccountOfSeveralTenthsCountsOnce() {
    assertThat(Cell.merge(List.of(cell(1, Set.of(1L)), cell(2, Set.of(1L))), 2, 1))
        .containsExactly(new Cell(1, 10, Set.of(1L), Set.of(7L), 20, 2));
  }

  @Test
  void whatIsLeftOverAtTheTopJoinsTheRangeBelow() {
    assertThat(
            Cell.merge(
                List.of(cell(1, Set.of(1L, 2L)), cell(2, Set.of(3L, 4L)), cell(9, Set.of(5L))),
                2,
                1))
        .extracting(Cell::first, Cell::last, c -> c.accounts().size())
        .containsExactly(tuple(1, 1, 2), tuple(2, 10, 3));
  }

  @Test
  void tenthsThatNobodyIsInBelongToTheRangeBelow() {
    assertThat(Cell.merge(List.of(cell(3, Set.of(1L)), cell(7, Set.of(2L))), 1, 1))
        .extracting(Cell::first, Cell::last)
        .containsExactly(tuple(1, 6), tuple(7, 10));
  }

  @Test
  void repsCountTooNotAccountsAlone() {
    assertThat(Cell.merge(List.of(cell(1, Set.of(1L, 2L)), cell(2, Set.of(3L, 4L))), 2, 2))
        .hasSize(1);
  }

  private static Cell cell(int tenth, Set<Long> accounts) {
    return new Cell(tenth, tenth, accounts, Set.of(7L), 10, 1);
  }
}
