package dev.plumbline.measures;

import static dev.plumbline.measures.Delivery.total;
import static dev.plumbline.measures.Delivery.whereAny;
import static dev.plumbline.tables.features.ValueMonths.DELIVERIES_LATE;
import static dev.plumbline.tables.features.ValueMonths.DELIVERIES_ON_TIME;
import static dev.plumbline.tables.features.ValueMonths.QUANTITY_DELIVERED;
import static dev.plumbline.tables.features.ValueMonths.QUANTITY_ORDERED;

import dev.plumbline.tables.measures.Components;
import dev.plumbline.tables.measures.RelationshipMonths;
import java.util.List;
import org.apache.spark.sql.Column;

/**
 * The indicators of delivered value that orders feed: VD03 and VD04 of method section 7. Null where
 * no order was due.
 */
final class Fulfilment {

  private static final ShrunkRate DELIVERED_IN_TIME =
      ShrunkRate.of("rate_on_time", total(DELIVERIES_ON_TIME), promised());

  static final Standard ON_TIME = Delivery.standard("value_on_time", DELIVERED_IN_TIME.ofExposed());
  static final Standard FILL =
      Delivery.standard(
          "value_fill",
          whereAny(
              total(QUANTITY_ORDERED), total(QUANTITY_DELIVERED).divide(total(QUANTITY_ORDERED))));

  private Fulfilment() {}

  static List<Learned> rates() {
    return List.of(DELIVERED_IN_TIME);
  }

  static List<Standard> standards() {
    return List.of(ON_TIME, FILL);
  }

  static SubDimension reliability() {
    return SubDimension.of(RelationshipMonths.VALUE_RELIABILITY)
        .with(Components.VALUE_ON_TIME, ON_TIME.z())
        .with(Components.VALUE_FILL, FILL.z());
  }

  private static Column promised() {
    return total(DELIVERIES_ON_TIME).plus(total(DELIVERIES_LATE));
  }
}
