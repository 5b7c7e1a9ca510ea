package dev.plumbline.ingest.crm.shape;

import dev.plumbline.schema.Table;
import dev.plumbline.tables.staging.Opportunities;
import java.time.Instant;
import java.util.List;

/** Deals. Their status, else their stage, says whether they are closed where no column does. */
final class OpportunityShape implements Shape {

  private static final Input TYPE = Input.of(Opportunities.KIND, Kind.CODE);
  private static final Input STAGE = Input.of(Opportunities.STAGE, Kind.CODE);
  private static final Input STATUS = Input.of("status", Kind.CODE);
  private static final Input OWNER = Input.of(Opportunities.OWNER_ID, Kind.ID);
  private static final Input AMOUNT = Input.of(Opportunities.AMOUNT, Kind.MONEY);
  private static final Input CREATED = Input.required(Opportunities.CREATED_AT, Kind.PAST);
  private static final Input CLOSE_DATE = Input.of(Opportunities.CLOSE_DATE, Kind.DATE);
  private static final Input IS_CLOSED = Input.of(Opportunities.IS_CLOSED, Kind.FLAG);
  private static final Input IS_WON = Input.of(Opportunities.IS_WON, Kind.FLAG);
  private static final List<Input> INPUTS =
      List.of(
          Input.required(Opportunities.OPPORTUNITY_ID, Kind.ID),
          Input.required(Opportunities.ACCOUNT_ID, Kind.ID),
          Customer.ID,
          Customer.KIND,
          OWNER,
          Input.of(Opportunities.SUBSCRIPTION_ID, Kind.ID),
          TYPE,
          STAGE,
          STATUS,
          AMOUNT,
          Input.of(Opportunities.CURRENCY, Kind.CODE),
          CREATED,
          CLOSE_DATE,
          IS_CLOSED,
          IS_WON,
          Input.of(Opportunities.LEAD_SOURCE, Kind.CODE),
          Input.of(Opportunities.LOSS_REASON, Kind.CODE),
          Cells.IS_DELETED,
          Cells.MODIFIED_AT);

  @Override
  public List<Input> inputs() {
    return INPUTS;
  }

  @Override
  public List<Input> tracked() {
    return List.of(OWNER, STAGE, AMOUNT, CLOSE_DATE);
  }

  @Override
  public Table table() {
    return Opportunities.TABLE;
  }

  @Override
  public List<Draft> of(Cells in) {
    Reading reading = in.reading();
    String end = in.word("opportunity-end", in.raw(STATUS) != null ? STATUS : STAGE, null);
    boolean isWon = in.raw(IS_WON) != null ? in.isTrue(IS_WON) : "WON".equals(end);
    boolean isClosed = in.raw(IS_CLOSED) != null ? in.isTrue(IS_CLOSED) : isWon || end != null;
    Instant closed = isClosed ? in.midnight(in.date(CLOSE_DATE)) : null;
    Instant created = in.instant(CREATED);
    Draft draft =
        Draft.of(Opportunities.TABLE, INPUTS, in)
            .set(Opportunities.KIND, in.word("opportunity-kind", TYPE, "OTHER"))
            .set(Opportunities.IS_CLOSED, isClosed)
            .set(Opportunities.IS_WON, isWon)
            .set(Opportunities.CLOSED_AT, closed)
            .set(
                Opportunities.CLOSED_BY,
                isClosed && closed == null ? in.instant(Cells.MODIFIED_AT) : null)
            .times(created, created, reading)
            .outOfScopeIf(in.isTrue(Cells.IS_DELETED));
    return List.of(Customer.of(draft, in));
  }
}
