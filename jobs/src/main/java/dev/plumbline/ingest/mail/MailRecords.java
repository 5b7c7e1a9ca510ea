package dev.plumbline.ingest.mail;

import dev.plumbline.config.MailSettings;
import dev.plumbline.config.TextMode;
import dev.plumbline.config.UnpackSettings;
import dev.plumbline.ingest.mail.api.ApiMessages;
import dev.plumbline.ingest.mail.eml.EmlReader;
import dev.plumbline.ingest.mail.mbox.MailFormat;
import dev.plumbline.ingest.mail.mbox.MboxReader;
import dev.plumbline.ingest.mail.mbox.MessageReader;
import dev.plumbline.ingest.mail.mbox.Stretch;
import dev.plumbline.ingest.mail.mbox.ToldLengths;
import dev.plumbline.ingest.mail.trace.TraceFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.conf.Configuration;

/** The records of a stretch of a file, one after the other, each made into a row. */
interface MailRecords extends Closeable {

  /** What is kept of a body to be scored. Nobody writes more by hand. */
  int BODY_LIMIT = 1 << 18;

  /** Goes to the next record, and says whether there is one. */
  boolean next() throws IOException;

  /** Where the record begins. */
  long offset();

  /** Where the reader stands: after an exception, how far the file could be read. */
  long position();

  Scanned row();

  /** Whether the stretch begins with something that is no record. */
  default boolean beginsStrangely() throws IOException {
    return false;
  }

  static MailRecords open(
      Stretch stretch,
      MessageRows rows,
      MailSettings mail,
      UnpackSettings unpack,
      Configuration hadoop)
      throws IOException {
    if (stretch.file().format() == MailFormat.MBOX) {
      return mbox(stretch, rows, unpack, hadoop);
    }
    InputStream in = stretch.open(unpack, hadoop);
    int bodyLimit = rows.mode() == TextMode.BODY ? BODY_LIMIT : 0;
    return switch (stretch.file().format()) {
      case EML, MAILDIR -> {
        long length = stretch.file().isPacked() ? 0 : stretch.file().length();
        yield new OfMessages(new EmlReader(in, length, bodyLimit), stretch, rows);
      }
      case JSON, JSON_LINES -> new OfApi(new ApiMessages(in, rows.mode()), stretch, rows);
      case TRACE -> new OfTrace(new TraceFile(in, mail.traceDateFormat()), stretch, rows);
      case MBOX, OTHER -> throw new IllegalArgumentException("What is no mail has no records");
    };
  }

  /** A file in which messages tell their lengths is read whole by its first stretch. */
  private static MailRecords mbox(
      Stretch stretch, MessageRows rows, UnpackSettings unpack, Configuration hadoop)
      throws IOException {
    int bodyLimit = rows.mode() == TextMode.BODY ? BODY_LIMIT : 0;
    ToldLengths lengths = ToldLengths.of(at -> stretch.openAt(at, unpack, hadoop));
    boolean isElsewhere = lengths.areTold() && stretch.from() > 0;
    InputStream in = isElsewhere ? InputStream.nullInputStream() : stretch.open(unpack, hadoop);
    long until = lengths.areTold() ? Long.MAX_VALUE : stretch.until();
    return new OfMbox(
        new MboxReader(in, stretch.position(), until, bodyLimit, lengths), stretch, rows);
  }

  /** Messages as they travelled. */
  class OfMessages implements MailRecords {

    private final MessageReader reader;
    private final Stretch stretch;
    private final MessageRows rows;

    OfMessages(MessageReader reader, Stretch stretch, MessageRows rows) {
      this.reader = reader;
      this.stretch = stretch;
      this.rows = rows;
    }

    @Override
    public boolean next() throws IOException {
      return reader.next();
    }

    @Override
    public long offset() {
      return reader.offset();
    }

    @Override
    public long position() {
      return reader.position();
    }

    @Override
    public Scanned row() {
      return rows.of(stretch.file(), reader);
    }

    @Override
    public void close() throws IOException {
      reader.close();
    }
  }

  /** Messages of an mbox file. */
  final class OfMbox extends OfMessages {

    private final MboxReader reader;
    private final long from;

    OfMbox(MboxReader reader, Stretch stretch, MessageRows rows) {
      super(reader, stretch, rows);
      this.reader = reader;
      this.from = stretch.from();
    }

    @Override
    public boolean beginsStrangely() throws IOException {
      return reader.start(from) > 0;
    }
  }

  /** Messages as an interface gives them. */
  record OfApi(ApiMessages messages, Stretch stretch, MessageRows rows) implements MailRecords {

    @Override
    public boolean next() throws IOException {
      return messages.next();
    }

    @Override
    public long offset() {
      return messages.offset();
    }

    @Override
    public long position() {
      return messages.position();
    }

    @Override
    public Scanned row() {
      return rows.of(stretch.file(), messages);
    }

    @Override
    public void close() throws IOException {
      messages.close();
    }
  }

  /** Messages of which a server noted that it passed them on. */
  record OfTrace(TraceFile trace, Stretch stretch, MessageRows rows) implements MailRecords {

    @Override
    public boolean beginsStrangely() {
      return !trace.isTrace();
    }

    @Override
    public boolean next() throws IOException {
      return trace.next();
    }

    @Override
    public long offset() {
      return trace.line();
    }

    @Override
    public long position() {
      return trace.line();
    }

    @Override
    public Scanned row() {
      return rows.of(stretch.file(), trace);
    }

    @Override
    public void close() throws IOException {
      trace.close();
    }
  }
}
