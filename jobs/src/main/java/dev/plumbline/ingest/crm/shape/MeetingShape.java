package dev.plumbline.ingest.crm.shape;

import dev.plumbline.schema.Table;
import dev.plumbline.tables.staging.Interactions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Meetings in the CRM's calendar. Where they took place says whether they were social, and is not
 * kept. The copies that the CRM makes for each guest repeat the meeting.
 */
final class MeetingShape implements Shape {

  private static final Input TYPE = Input.of(Interactions.KIND, Kind.CODE);
  private static final Input PLACE = Input.of("place", Kind.PRIVATE);
  private static final Input START = Input.required("start_at", Kind.INSTANT);
  private static final Input END = Input.of("end_at", Kind.INSTANT);
  private static final Input MINUTES = Input.of(Interactions.DURATION_MINUTES, Kind.WHOLE);
  private static final Input IS_CANCELLED = Input.of(Interactions.IS_CANCELLED, Kind.FLAG);
  private static final Input OUTCOME = Input.of("outcome", Kind.CODE);
  private static final Input IS_COPY = Input.of("is_copy", Kind.FLAG);
  private static final List<Input> INPUTS =
      Stream.concat(
              ActivityLinks.INPUTS.stream(),
              Stream.of(TYPE, PLACE, START, END, MINUTES, IS_CANCELLED, OUTCOME, IS_COPY))
          .toList();

  @Override
  public List<Input> inputs() {
    return INPUTS;
  }

  @Override
  public Table table() {
    return Interactions.TABLE;
  }

  @Override
  public List<Draft> of(Cells in) {
    Instant start = in.instant(START);
    Instant end = in.instant(END);
    if (start == null) {
      in.problem(START, Reason.MISSING_VALUE);
    }
    Draft draft = ActivityLinks.draft(INPUTS, in);
    if (draft.cell(Interactions.DURATION_MINUTES) == null && start != null && end != null) {
      draft.set(Interactions.DURATION_MINUTES, Duration.between(start, end).toMinutes());
    }
    draft
        .set(Interactions.CHANNEL, "MEETING")
        .set(Interactions.KIND, kind(in))
        .set(Interactions.IS_CANCELLED, isCancelled(in))
        .times(start, in.instant(Cells.CREATED_AT), in.reading())
        .repeatedIf(in.isTrue(IS_COPY));
    return List.of(draft);
  }

  private static boolean isCancelled(Cells in) {
    return in.isTrue(IS_CANCELLED) || in.word("meeting-outcome", OUTCOME, null) != null;
  }

  private static String kind(Cells in) {
    String byPlace = in.reading().word("meeting-place", in.raw(PLACE), "MEETING");
    return in.word("meeting-kind", TYPE, byPlace);
  }
}
