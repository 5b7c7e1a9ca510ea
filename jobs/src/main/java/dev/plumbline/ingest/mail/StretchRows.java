package dev.plumbline.ingest.mail;

import dev.plumbline.config.UnpackSettings;
import dev.plumbline.exports.UnpackedTooFarException;
import dev.plumbline.ingest.mail.mbox.MailboxFile;
import dev.plumbline.ingest.mail.mbox.MboxReader;
import dev.plumbline.ingest.mail.mbox.Stretch;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;

/**
 * The rows of one stretch of a file, made as they are asked for. What breaks it off is the last.
 */
final class StretchRows implements Iterator<Row> {

  private final Stretch stretch;
  private final MailboxFile file;
  private final MessageRows messages;
  private final UnpackSettings unpack;
  private final Configuration hadoop;
  private final int bodyLimit;
  private final boolean isOptedOut;
  private final Deque<Row> ready = new ArrayDeque<>();
  private MboxReader reader;
  private boolean isAtEnd;

  StretchRows(
      Stretch stretch,
      MessageRows messages,
      UnpackSettings unpack,
      Configuration hadoop,
      int bodyLimit) {
    this.stretch = stretch;
    this.file = stretch.file();
    this.messages = messages;
    this.unpack = unpack;
    this.hadoop = hadoop;
    this.bodyLimit = bodyLimit;
    this.isOptedOut = file.mailboxes().stream().anyMatch(messages.optOut()::coversMailbox);
    if (stretch.from() == 0) {
      ready.add(new Scanned(file.name(), 0, 0).row());
    }
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
      if (reader == null) {
        reader = stretch.open(unpack, hadoop, bodyLimit);
        if (reader.start(stretch.from()) > 0) {
          quarantine(0, Reason.NOT_A_MESSAGE);
        }
      } else if (!reader.next()) {
        close();
      } else if (isOptedOut) {
        ready.add(
            new Scanned(file.name(), reader.offset(), 1).set(Scanned.IS_OUT_OF_SCOPE, true).row());
      } else {
        ready.add(messages.of(file, reader).row());
      }
    } catch (UnpackedTooFarException e) {
      broken(Reason.UNPACKED_TOO_FAR);
    } catch (EOFException e) {
      broken(Reason.CUT);
    } catch (IOException e) {
      broken(Reason.UNREADABLE);
    }
  }

  private void broken(Reason reason) {
    quarantine(reader == null ? 0 : reader.position(), reason);
    close();
  }

  private void quarantine(long position, Reason reason) {
    ready.add(new Scanned(file.name(), position, 1).quarantine(reason, "").row());
  }

  private void close() {
    isAtEnd = true;
    try {
      if (reader != null) {
        reader.close();
      }
    } catch (IOException e) {
      // Everything that could be read has been.
    }
  }
}
