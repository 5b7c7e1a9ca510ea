package dev.plumbline.ingest.crm.shape;

import dev.plumbline.schema.Table;
import dev.plumbline.tables.staging.Subscriptions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Contracts with a term. A reason that no list explains is the buyer's: CHURN. A draft may be a
 * successor already signed, so it counts; what never came into force is out of scope.
 */
final class SubscriptionShape implements Shape {

  private static final Input START = Input.required(Subscriptions.START_DATE, Kind.DATE);
  private static final Input END = Input.of(Subscriptions.END_DATE, Kind.OPEN_DATE);
  private static final Input TERM = Input.of(Subscriptions.TERM_MONTHS, Kind.WHOLE);
  private static final Input AUTO_RENEWS = Input.of(Subscriptions.IS_AUTO_RENEWING, Kind.FLAG);
  private static final Input NOTICE = Input.of(Subscriptions.NOTICE_AT, Kind.INSTANT);
  private static final Input ENDED = Input.of("ended_at", Kind.UNTIL);
  private static final Input ENDS = Input.of("ends_at", Kind.UNTIL);
  private static final Input REQUESTED = Input.of("requested_at", Kind.INSTANT);
  private static final Input REASON = Input.of(Subscriptions.EXIT_REASON, Kind.CODE);
  private static final Input PRODUCT_LINE = Input.of(Subscriptions.PRODUCT_LINE, Kind.CODE);
  private static final Input STATUS = Input.of(Subscriptions.STATUS, Kind.CODE);
  private static final List<Input> INPUTS =
      List.of(
          Input.required(Subscriptions.SUBSCRIPTION_ID, Kind.ID),
          Input.required(Subscriptions.ACCOUNT_ID, Kind.ID),
          Customer.ID,
          Customer.KIND,
          PRODUCT_LINE,
          START,
          END,
          TERM,
          AUTO_RENEWS,
          NOTICE,
          ENDED,
          ENDS,
          REQUESTED,
          Input.of(Subscriptions.CANCELLED_AT, Kind.INSTANT),
          REASON,
          Input.of(Subscriptions.MONTHLY_VALUE, Kind.MONEY),
          Input.of(Subscriptions.CURRENCY, Kind.CODE),
          STATUS,
          Cells.IS_DELETED,
          Cells.CREATED_AT,
          Cells.MODIFIED_AT);

  @Override
  public List<Input> inputs() {
    return INPUTS;
  }

  @Override
  public List<Input> tracked() {
    return List.of(END, AUTO_RENEWS, NOTICE, STATUS);
  }

  @Override
  public Table table() {
    return Subscriptions.TABLE;
  }

  @Override
  public List<Draft> of(Cells in) {
    Reading reading = in.reading();
    String reason = in.text(REASON);
    LocalDate end = end(in);
    Draft draft = Draft.of(Subscriptions.TABLE, INPUTS, in);
    draft
        .set(Subscriptions.END_DATE, end)
        .set(Subscriptions.NOTICE_AT, notice(in, end))
        .set(
            Subscriptions.EXIT_REASON,
            reason == null ? null : in.word("exit-reason", REASON, "CHURN"))
        .set(Subscriptions.STATE, in.word("contract-state", STATUS, null))
        .times(in.midnight(in.date(START)), in.instant(Cells.CREATED_AT), reading)
        .outOfScopeIf(in.isTrue(Cells.IS_DELETED))
        .outOfScopeIf(in.word("contract-never", STATUS, null) != null);
    if (draft.cell(Subscriptions.PRODUCT_LINE) == null) {
      draft.set(Subscriptions.PRODUCT_LINE, "all");
    }
    return List.of(Customer.of(draft, in));
  }

  /**
   * The notice as told, else when the customer asked to cancel. Asked at the very midnight that
   * ended it, that was on its last day: a notice from after the end says that it ran on.
   */
  private static Instant notice(Cells in, LocalDate end) {
    Instant told = in.instant(NOTICE);
    Instant requested = in.instant(REQUESTED);
    if (told != null || requested == null || end == null || !tellsInstantOfEnd(in)) {
      return told == null ? requested : told;
    }
    boolean isLater = LocalDate.ofInstant(requested, in.reading().zone()).isAfter(end);
    return isLater ? in.midnight(end) : requested;
  }

  /**
   * The last day as told, else before the instant at which it ended, or at which one still running
   * will, else by the term.
   */
  private static LocalDate end(Cells in) {
    LocalDate start = in.date(START);
    if (in.raw(END) != null) {
      return in.date(END);
    }
    if (tellsInstantOfEnd(in)) {
      LocalDate end = in.date(in.raw(ENDED) == null ? ENDS : ENDED);
      return end != null && start != null && end.isBefore(start) ? start : end;
    }
    String months = in.text(TERM);
    return start == null || months == null
        ? null
        : start.plusMonths(Long.parseLong(months)).minusDays(1);
  }

  private static boolean tellsInstantOfEnd(Cells in) {
    return in.raw(END) == null && (in.raw(ENDED) != null || in.raw(ENDS) != null);
  }
}
