package dev.plumbline.ingest.crm.shape;

import dev.plumbline.schema.Table;
import dev.plumbline.tables.staging.Orders;
import java.time.Instant;
import java.util.List;

/**
 * Orders. One without a date of its own was placed when it was recorded; a draft and one that was
 * cancelled are none, where their status tells: nothing was bought, and nothing will be delivered.
 * Nor is one that takes goods back. What a subscription bills is told apart.
 */
final class OrderShape implements Shape {

  private static final Input ORDERED = Input.of(Orders.ORDERED_AT, Kind.INSTANT);
  private static final Input SUBSCRIPTION = Input.of("subscription_id", Kind.ID);
  private static final Input STATUS = Input.of("status", Kind.CODE);
  private static final Input IS_RETURN = Input.of("is_return", Kind.FLAG);
  private static final List<Input> INPUTS =
      List.of(
          Input.required(Orders.ORDER_ID, Kind.ID),
          Input.required(Orders.ACCOUNT_ID, Kind.ID),
          Customer.ID,
          Customer.KIND,
          Input.of(Orders.PRODUCT_LINE, Kind.CODE),
          ORDERED,
          Input.of(Orders.AMOUNT, Kind.MONEY),
          Input.of(Orders.CREDIT_AMOUNT, Kind.MONEY),
          Input.of(Orders.CREDITED_AT, Kind.PAST),
          Input.of(Orders.CURRENCY, Kind.CODE),
          Input.of(Orders.PROMISED_DATE, Kind.DATE),
          Input.of(Orders.DELIVERED_DATE, Kind.DATE),
          Input.of(Orders.QUANTITY_ORDERED, Kind.WHOLE),
          Input.of(Orders.QUANTITY_DELIVERED, Kind.WHOLE),
          SUBSCRIPTION,
          STATUS,
          IS_RETURN,
          Cells.IS_DELETED,
          Cells.CREATED_AT,
          Cells.MODIFIED_AT);

  @Override
  public List<Input> inputs() {
    return INPUTS;
  }

  @Override
  public Table table() {
    return Orders.TABLE;
  }

  @Override
  public List<Draft> of(Cells in) {
    Instant ordered = in.instant(ORDERED);
    Instant created = in.instant(Cells.CREATED_AT);
    Draft draft = Draft.of(Orders.TABLE, INPUTS, in);
    draft
        .set(Orders.ORDERED_AT, ordered == null ? created : ordered)
        .set(Orders.IS_RECURRING, in.raw(SUBSCRIPTION) != null)
        .times(ordered, created, in.reading())
        .outOfScopeIf(in.isTrue(Cells.IS_DELETED))
        .outOfScopeIf(in.isTrue(IS_RETURN))
        .outOfScopeIf(in.word("order-never", STATUS, null) != null);
    if (draft.cell(Orders.PRODUCT_LINE) == null) {
      draft.set(Orders.PRODUCT_LINE, "all");
    }
    return List.of(Customer.of(draft, in));
  }
}
