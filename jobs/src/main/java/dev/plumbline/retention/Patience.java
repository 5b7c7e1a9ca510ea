package dev.plumbline.retention;

import dev.plumbline.schema.Field;
import dev.plumbline.tables.retention.Spells;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How long a customer may be silent after an order before it counts as gone, told from what was
 * known on the day of the order and before.
 */
interface Patience {

  Field PATIENCE_DAYS = Spells.PATIENCE_DAYS;

  /** The mode of the stays that it gives. */
  String mode();

  /**
   * {@code orderDays} with {@link #PATIENCE_DAYS}: the silence still borne, in whole days; null if
   * there is no bound.
   *
   * @param orderDays rows of {@link OrderDays}
   */
  Dataset<Row> after(Dataset<Row> orderDays);
}
