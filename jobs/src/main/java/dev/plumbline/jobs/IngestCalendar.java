package dev.plumbline.jobs;

import dev.plumbline.config.CalendarSettings;
import dev.plumbline.config.PrivacySettings;
import dev.plumbline.config.UnpackSettings;
import dev.plumbline.ingest.calendar.CalendarIngest;
import dev.plumbline.lake.Lake;
import dev.plumbline.privacy.KeyId;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.operations.Conservation;
import dev.plumbline.tables.quarantine.Records;
import dev.plumbline.tables.staging.Interactions;
import java.util.List;

/** Stages the calendars: each meeting once, its people keyed, without its title. */
public final class IngestCalendar implements Job {

  private final CalendarSettings calendar;
  private final PrivacySettings privacy;
  private final UnpackSettings unpack;

  public IngestCalendar(CalendarSettings calendar, PrivacySettings privacy, UnpackSettings unpack) {
    this.calendar = calendar;
    this.privacy = privacy;
    this.unpack = unpack;
  }

  @Override
  public String name() {
    return "ingest-calendar";
  }

  @Override
  public List<Table> reads() {
    return List.of();
  }

  @Override
  public List<Table> writes() {
    return List.of(Interactions.TABLE, Records.TABLE, Conservation.TABLE);
  }

  @Override
  public List<Record> settings() {
    return List.of(calendar, privacy, KeyId.of(privacy), unpack);
  }

  @Override
  public List<String> inputs() {
    return calendar.path().isBlank() ? List.of() : List.of(calendar.path());
  }

  @Override
  public void run(Lake lake) {
    try (CalendarIngest ingest = CalendarIngest.of(calendar, privacy, unpack)) {
      String source = CalendarIngest.SOURCE;
      lake.replace(Interactions.TABLE, Interactions.SOURCE, source, ingest.interactions());
      lake.replace(Records.TABLE, Records.SOURCE, source, ingest.quarantined());
      lake.replace(Conservation.TABLE, Conservation.SOURCE, source, ingest.conservation());
    }
  }
}
