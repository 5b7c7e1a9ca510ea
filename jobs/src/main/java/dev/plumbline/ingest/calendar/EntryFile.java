package dev.plumbline.ingest.calendar;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.plumbline.config.UnpackSettings;
import dev.plumbline.exports.ExportStream;
import dev.plumbline.exports.FoundFile;
import dev.plumbline.exports.UnpackedTooFarException;
import dev.plumbline.ingest.calendar.entry.Entry;
import dev.plumbline.ingest.calendar.graph.GraphEvents;
import dev.plumbline.ingest.calendar.ics.IcsCalendar;
import java.io.EOFException;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.TimeZone;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;

/**
 * One file of calendar entries.
 *
 * @param name below the export's folder, with a key in place of an address in it
 * @param isOptedOut whether nothing of this calendar may be stored
 */
record EntryFile(FoundFile file, String name, boolean isOptedOut) implements Serializable {

  /** Whether a file holds a calendar, by its name. */
  static boolean isOne(FoundFile file) {
    return isIcs(file) || file.fileName().toLowerCase(Locale.ROOT).matches(".*\\.jsonl?(\\..+)?");
  }

  /** The rows of the file, made as they are asked for. What breaks it off is the last. */
  Iterator<Row> rows(EntryRows rows, TimeZone zone, UnpackSettings unpack, Configuration hadoop) {
    return new Rows(this, rows, zone, unpack, hadoop);
  }

  private static boolean isIcs(FoundFile file) {
    return file.fileName()
        .toLowerCase(Locale.ROOT)
        .matches(".*\\.(ics|ical|ifb|icalendar)(\\..+)?");
  }

  private static final class Rows implements Iterator<Row> {

    private final EntryFile file;
    private final EntryRows rows;
    private final TimeZone zone;
    private final UnpackSettings unpack;
    private final Configuration hadoop;
    private final Deque<Row> ready = new ArrayDeque<>();
    private IcsCalendar ics;
    private GraphEvents graph;
    private boolean isAtEnd;

    Rows(
        EntryFile file,
        EntryRows rows,
        TimeZone zone,
        UnpackSettings unpack,
        Configuration hadoop) {
      this.file = file;
      this.rows = rows;
      this.zone = zone;
      this.unpack = unpack;
      this.hadoop = hadoop;
      ready.add(new ScannedEntry(file.name(), 0, 0).row());
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
        if (ics == null && graph == null) {
          open();
        } else if (!(ics == null ? graph.next() : ics.next())) {
          close();
        } else if (file.isOptedOut()) {
          ready.add(row().outOfScope().row());
        } else if (ics == null) {
          ofGraph();
        } else {
          ofIcs();
        }
      } catch (UnpackedTooFarException e) {
        broken(Reason.UNPACKED_TOO_FAR);
      } catch (EOFException e) {
        broken(Reason.CUT);
      } catch (JsonProcessingException e) {
        broken(Reason.MALFORMED);
      } catch (IOException e) {
        broken(Reason.UNREADABLE);
      }
    }

    private void open() throws IOException {
      if (isIcs(file.file())) {
        ics = new IcsCalendar(() -> ExportStream.open(file.file().uri(), unpack, hadoop), zone);
      } else {
        graph = new GraphEvents(() -> ExportStream.open(file.file().uri(), unpack, hadoop));
      }
    }

    private void ofIcs() {
      if (ics.isStrange()) {
        ready.add(row().quarantine(Reason.NOT_A_CALENDAR).row());
      } else if (ics.isTooLong()) {
        ready.add(row().quarantine(Reason.TOO_LONG).row());
      } else if (!ics.isEvent()) {
        ready.add(row().outOfScope().row());
      } else if (ics.unknownZone() != null) {
        ready.add(row().quarantine(Reason.UNKNOWN_ZONE).row());
      } else {
        ofEvent();
      }
    }

    private void ofEvent() {
      try {
        List<Entry> entries = ics.entries();
        if (entries == null) {
          ready.add(row().quarantine(Reason.NO_START).row());
        } else if (entries.isEmpty()) {
          ready.add(row().outOfScope().row());
        } else {
          entries.forEach(entry -> ready.add(rows.of(file.name(), offset(), entry).row()));
        }
      } catch (IOException e) {
        ready.add(row().quarantine(Reason.MALFORMED).row());
      }
    }

    private void ofGraph() {
      if (graph.isNone()) {
        ready.add(row().outOfScope().row());
      } else if (graph.unknownZone() != null) {
        ready.add(row().quarantine(Reason.UNKNOWN_ZONE).row());
      } else {
        Entry entry = graph.entry();
        ready.add(
            entry == null
                ? row().quarantine(Reason.NO_START).row()
                : rows.of(file.name(), offset(), entry).row());
      }
    }

    private long offset() {
      return ics == null ? graph.offset() : ics.offset();
    }

    private ScannedEntry row() {
      return new ScannedEntry(file.name(), offset(), 1);
    }

    private void broken(Reason reason) {
      long position = ics != null ? ics.position() : graph != null ? graph.position() : 0;
      ready.add(new ScannedEntry(file.name(), position, 1).quarantine(reason).row());
      close();
    }

    private void close() {
      isAtEnd = true;
      try {
        if (ics != null) {
          ics.close();
        }
        if (graph != null) {
          graph.close();
        }
      } catch (IOException e) {
        // Everything that could be read has been.
      }
    }
  }
}
