package dev.plumbline.ingest.crm;

import dev.plumbline.config.UnpackSettings;
import dev.plumbline.exports.Micros;
import dev.plumbline.exports.UnpackedTooFarException;
import dev.plumbline.ingest.crm.csv.CsvRecords;
import dev.plumbline.ingest.crm.shape.Cells;
import dev.plumbline.ingest.crm.shape.Draft;
import dev.plumbline.ingest.crm.shape.Reading;
import dev.plumbline.ingest.crm.shape.Reason;
import dev.plumbline.ingest.crm.shape.Shape;
import dev.plumbline.ingest.crm.shape.Source;
import dev.plumbline.schema.Field;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * The rows of {@link Intake} that one file makes, read as they are asked for. What breaks off the
 * file is its last row.
 */
final class FileRows implements Iterator<Row> {

  /** Ids of Salesforce, GUIDs, and those of Stripe. */
  private static final Pattern ID_ALONE =
      Pattern.compile(
          "[A-Za-z0-9]{15}|[A-Za-z0-9]{18}|[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}"
              + "|[a-z]{2,5}_[A-Za-z0-9]{8,32}");

  private final ExportFile file;
  private final Reading reading;
  private final Shape shape;
  private final Cells cells;
  private final CsvRecords records;
  private final OpenedFile opened;
  private final Deque<Row> ready = new ArrayDeque<>();
  private boolean isAtEnd;
  private long unknownRecords;

  private FileRows(ExportFile file, Reading reading, OpenedFile opened) {
    this.file = file;
    this.reading = reading;
    this.shape = file.shape();
    this.cells = new Cells(reading, file.columns());
    this.opened = opened;
    this.records = opened.records();
  }

  static Iterator<Row> of(
      ExportFile file, Reading reading, UnpackSettings unpack, Configuration hadoop)
      throws IOException {
    return new FileRows(file, reading, OpenedFile.of(file, file.columns().read(), unpack, hadoop));
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && !isAtEnd) {
      advance();
    }
    return !ready.isEmpty();
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.remove();
  }

  private void advance() {
    try {
      if (records.next()) {
        record();
      } else {
        end();
      }
    } catch (CharacterCodingException e) {
      broken(Reason.ENCODING, records.line());
    } catch (UnpackedTooFarException e) {
      broken(Reason.UNPACKED_TOO_FAR, records.startLine());
    } catch (EOFException e) {
      broken(Reason.CUT, records.startLine());
    } catch (IOException e) {
      broken(Reason.UNREADABLE, records.startLine());
    }
  }

  private void record() throws IOException {
    long line = records.startLine();
    boolean isShort = records.count() < file.width();
    if (records.isBlank() && shape != null) {
      ready.add(row(1, new Place(line, null), null, "", true));
    } else if (records.isUnclosed() || (isShort && records.endsWithText())) {
      broken(Reason.CUT, line);
    } else if (shape == null) {
      unknownRecords++;
    } else if (records.count() != file.width()) {
      quarantine(Reason.FIELD_COUNT, "", line);
    } else if (records.isMisquoted()) {
      quarantine(Reason.QUOTES, "", line);
    } else if (records.isOversized()) {
      quarantine(Reason.OVERSIZED, "", line);
    } else {
      drafts(line);
    }
  }

  private void drafts(long line) {
    cells.read(records.fields());
    if (!cells.isWanted()) {
      ready.add(row(1, new Place(line, null), null, "", true));
      return;
    }
    List<Draft> drafts = shape.of(cells);
    Field missing = null;
    for (Draft draft : drafts) {
      missing = missing == null && !draft.isOutOfScope() ? draft.missing(file.awaited()) : missing;
    }
    if (cells.reason() != null) {
      quarantine(cells.reason(), cells.column(), line);
    } else if (missing != null) {
      quarantine(Reason.MISSING_VALUE, missing.name(), line);
    } else {
      Instant stamp = cells.stamp();
      for (int i = 0; i < drafts.size(); i++) {
        ready.add(row(drafts.get(i), i == 0 ? 1 : 0, line, stamp));
      }
    }
  }

  private void quarantine(Reason reason, String column, long line) {
    ready.add(row(1, new Place(line, recordId()), reason, column, false));
  }

  /** The id where it stands, if it can be nothing else. */
  private String recordId() {
    List<Source> told =
        shape == null ? null : file.columns().sources().get(shape.inputs().get(0).name());
    int at = told == null ? Integer.MAX_VALUE : told.get(0).position();
    String id = at < records.fields().size() ? records.fields().get(at) : null;
    return id != null && ID_ALONE.matcher(id).matches() ? reading.source() + ":" + id : null;
  }

  private void broken(Reason reason, long line) {
    isAtEnd = true;
    addFileRow();
    ready.add(row(1, new Place(line, null), reason, "", false));
    opened.close();
  }

  private void end() {
    isAtEnd = true;
    addFileRow();
    if (unknownRecords > 0) {
      ready.add(row(unknownRecords, new Place(file.part().line(), null), null, "", true));
    }
    opened.close();
  }

  private Row row(Draft draft, long counted, long line, Instant stamp) {
    return RowFactory.create(
        file.name(),
        file.object(),
        line,
        counted,
        draft.table().name(),
        draft.key(),
        draft.id(),
        draft.belongsTo(),
        null,
        false,
        "",
        draft.isOutOfScope(),
        draft.isRepeated(),
        micros(draft.eventAt()),
        micros(stamp == null ? draft.recordedAt() : stamp),
        null,
        draft.cells(),
        draft.contact());
  }

  /** The row that says no more than that there is such a file, and how it was read. */
  private void addFileRow() {
    if (file.part().isFirst()) {
      ready.add(row(0, new Place(0, null), null, "", false, encoding()));
    }
  }

  /** As it turned out. */
  private String encoding() {
    if (opened.text() == null) {
      return null;
    }
    String charset = opened.text().charset().name();
    return file.encoding().isOpen() ? charset : file.encoding().toString();
  }

  private Row row(long counted, Place place, Reason reason, String column, boolean isOutOfScope) {
    return row(counted, place, reason, column, isOutOfScope, null);
  }

  private Row row(
      long counted,
      Place place,
      Reason reason,
      String column,
      boolean isOutOfScope,
      String encoding) {
    return RowFactory.create(
        file.name(),
        file.object(),
        place.line(),
        counted,
        null,
        file.object() + '\n' + file.name() + '\n' + place.line(),
        place.recordId(),
        null,
        reason == null ? null : reason.name(),
        reason != null && reason.isFatal(),
        column,
        isOutOfScope,
        false,
        null,
        null,
        encoding,
        new String[0],
        null);
  }

  private static Long micros(Instant instant) {
    return instant == null ? null : Micros.of(instant);
  }

  private record Place(long line, String recordId) {}
}
