package dev.plumbline.fit;

import dev.plumbline.schema.Field;
import dev.plumbline.stats.purchase.BetaGeometric;
import dev.plumbline.stats.purchase.PurchaseCell;
import dev.plumbline.tables.retention.PurchaseCells;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** How often the customers of a company order, by the BG/NBD model; times are in weeks. */
public final class PurchaseHabits {

  private static final double DAYS_PER_WEEK = 7;

  private PurchaseHabits() {}

  /**
   * The fitted model; empty if the orders hold none.
   *
   * @param cells rows of {@link PurchaseCells}
   */
  public static Optional<BetaGeometric> fitted(Dataset<Row> cells) {
    List<PurchaseCell> all =
        cells
            .orderBy(
                PurchaseCells.REPEATS.col(),
                PurchaseCells.LAST_DAYS.col(),
                PurchaseCells.OBSERVED_DAYS.col())
            .collectAsList()
            .stream()
            .map(
                row ->
                    new PurchaseCell(
                        number(row, PurchaseCells.REPEATS),
                        number(row, PurchaseCells.LAST_DAYS) / DAYS_PER_WEEK,
                        number(row, PurchaseCells.OBSERVED_DAYS) / DAYS_PER_WEEK,
                        number(row, PurchaseCells.CUSTOMERS)))
            .toList();
    return BetaGeometric.fit(all);
  }

  private static long number(Row row, Field field) {
    return row.<Long>getAs(field.name());
  }
}
