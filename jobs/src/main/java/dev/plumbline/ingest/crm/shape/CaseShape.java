package dev.plumbline.ingest.crm.shape;

import dev.plumbline.schema.Table;
import dev.plumbline.tables.staging.Cases;
import java.time.Instant;
import java.util.List;

/**
 * Support cases. Where they tell neither when they were closed nor when they were reopened, the
 * history of their status does: the list {@code case-status} says which of its words mean SOLVED;
 * and the history of their severity how serious they were before. One that its system says is open
 * is not closed, whatever its status is called.
 */
final class CaseShape implements Shape {

  private static final Input OPENED = Input.required(Cases.OPENED_AT, Kind.PAST);
  private static final Input ESCALATED = Input.of(Cases.ESCALATED_AT, Kind.PAST);
  private static final Input SEVERITY = Input.of(Cases.SEVERITY, Kind.CODE);
  private static final Input RATING = Input.of(Cases.RATING, Kind.CODE);
  private static final Input RATED = Input.of(Cases.RATED_AT, Kind.PAST);
  private static final Input STATUS = Input.of("status", Kind.CODE);
  private static final Input IS_CLOSED = Input.of(Cases.IS_CLOSED, Kind.FLAG);
  private static final Input IS_ESCALATED = Input.of(Cases.IS_ESCALATED, Kind.FLAG);
  private static final List<Input> INPUTS =
      List.of(
          Input.required(Cases.CASE_ID, Kind.ID),
          Input.required(Cases.ACCOUNT_ID, Kind.ID),
          Customer.ID,
          Customer.KIND,
          Input.of(Cases.CONTACT_ID, Kind.ID),
          Input.of(Cases.OWNER_ID, Kind.ID),
          OPENED,
          Input.of(Cases.FIRST_RESPONSE_AT, Kind.PAST),
          Input.of(Cases.CLOSED_AT, Kind.PAST),
          Input.of(Cases.SLA_DUE_AT, Kind.INSTANT),
          ESCALATED,
          Input.of(Cases.REOPENED_AT, Kind.PAST),
          Input.of(Cases.REOPENED_COUNT, Kind.WHOLE),
          RATING,
          RATED,
          SEVERITY,
          STATUS,
          IS_CLOSED,
          IS_ESCALATED,
          Cells.IS_DELETED,
          Cells.MODIFIED_AT);

  @Override
  public List<Input> inputs() {
    return INPUTS;
  }

  @Override
  public List<Input> tracked() {
    return List.of(STATUS, SEVERITY);
  }

  @Override
  public String value(Input tracked, String label, String code, Cells in) {
    return tracked.equals(SEVERITY)
        ? in.word("case-severity", label, code, null)
        : in.word("case-status", label, code, "OPEN");
  }

  @Override
  public Table table() {
    return Cases.TABLE;
  }

  @Override
  public List<Draft> of(Cells in) {
    Reading reading = in.reading();
    Instant opened = in.instant(OPENED);
    String rating = in.word("case-rating", RATING, null);
    Draft draft =
        Draft.of(Cases.TABLE, INPUTS, in)
            .set(Cases.SEVERITY, in.word("case-severity", SEVERITY, null))
            .set(Cases.RATING, rating)
            .set(Cases.RATED_AT, rating == null ? null : in.instant(RATED))
            .set(Cases.IS_ESCALATED, in.isTrue(IS_ESCALATED) || in.raw(ESCALATED) != null)
            .times(opened, opened, reading)
            .outOfScopeIf(in.isTrue(Cells.IS_DELETED));
    if ("false".equals(in.text(IS_CLOSED))) {
      draft.set(Cases.CLOSED_AT, null);
    }
    return List.of(Customer.of(draft, in));
  }
}
