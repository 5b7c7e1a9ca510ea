package dev.plumbline.ingest.crm.shape;

import dev.plumbline.schema.Table;
import dev.plumbline.tables.staging.Interactions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * Calls, mails and notes that reps log.
 *
 * <p>Where an activity carries a day alone, its record carries an instant. Logged on its day, it
 * happened when it was recorded; logged later, it happened at the midnight that starts its day and
 * was known only when it was recorded. What is still to do has not happened and is out of scope.
 */
final class TaskShape implements Shape {

  private static final int SECONDS_PER_MINUTE = 60;

  private static final Input TYPE = Input.of("type", Kind.CODE);
  private static final Input SUBTYPE = Input.of("subtype", Kind.CODE);
  private static final Input STATUS = Input.of("status", Kind.CODE);
  private static final Input IS_CLOSED = Input.of("is_closed", Kind.FLAG);
  private static final Input DAY = Input.of("activity_date", Kind.DATE);
  private static final Input SECONDS = Input.of("duration_seconds", Kind.WHOLE);
  private static final Input MILLISECONDS = Input.of("duration_milliseconds", Kind.WHOLE);
  private static final Input HAPPENED = Input.of("happened_at", Kind.INSTANT);
  private static final List<Input> INPUTS =
      Stream.concat(
              ActivityLinks.INPUTS.stream(),
              Stream.of(
                  TYPE,
                  SUBTYPE,
                  STATUS,
                  IS_CLOSED,
                  HAPPENED,
                  DAY,
                  SECONDS,
                  MILLISECONDS,
                  Input.of(Interactions.DURATION_MINUTES, Kind.WHOLE)))
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
    Reading reading = in.reading();
    Instant created = in.instant(Cells.CREATED_AT);
    Draft draft = ActivityLinks.draft(INPUTS, in);
    draft
        .set(Interactions.CHANNEL, channel(in))
        .times(happened(in, created), created, reading)
        .outOfScopeIf(isToDo(in));
    String seconds = in.text(SECONDS);
    String milliseconds = in.text(MILLISECONDS);
    if (seconds != null) {
      draft.set(Interactions.DURATION_MINUTES, minutes(Long.parseLong(seconds)));
    } else if (milliseconds != null) {
      draft.set(Interactions.DURATION_MINUTES, minutes(Long.parseLong(milliseconds) / 1000));
    }
    return List.of(draft);
  }

  private static long minutes(long seconds) {
    return (seconds + SECONDS_PER_MINUTE - 1) / SECONDS_PER_MINUTE;
  }

  private static Instant happened(Cells in, Instant created) {
    Instant happened = in.instant(HAPPENED);
    if (happened != null) {
      return happened;
    }
    LocalDate day = in.date(DAY);
    boolean isSameDay =
        day != null
            && created != null
            && day.equals(LocalDate.ofInstant(created, in.reading().zone()));
    return day == null || isSameDay ? created : in.midnight(day);
  }

  private static String channel(Cells in) {
    return in.word("task-channel", SUBTYPE, in.word("task-channel", TYPE, "NOTE"));
  }

  private static boolean isToDo(Cells in) {
    boolean isOpen = in.has(IS_CLOSED) && in.raw(IS_CLOSED) != null && !in.isTrue(IS_CLOSED);
    return isOpen || in.word("task-open", STATUS, null) != null;
  }
}
