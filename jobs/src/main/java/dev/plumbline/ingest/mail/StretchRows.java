package dev.plumbline.ingest.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.plumbline.config.MailSettings;
import dev.plumbline.config.UnpackSettings;
import dev.plumbline.exports.UnpackedTooFarException;
import dev.plumbline.ingest.mail.mbox.MailFormat;
import dev.plumbline.ingest.mail.mbox.MailboxFile;
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
  private final MailSettings mail;
  private final UnpackSettings unpack;
  private final Configuration hadoop;
  private final boolean isOptedOut;
  private final Deque<Row> ready = new ArrayDeque<>();
  private MailRecords records;
  private long read;
  private boolean isAtEnd;

  StretchRows(
      Stretch stretch,
      MessageRows messages,
      MailSettings mail,
      UnpackSettings unpack,
      Configuration hadoop) {
    this.stretch = stretch;
    this.file = stretch.file();
    this.messages = messages;
    this.mail = mail;
    this.unpack = unpack;
    this.hadoop = hadoop;
    this.isOptedOut = file.mailboxes().stream().anyMatch(messages.optOut()::coversMailbox);
    this.isAtEnd = file.format() == MailFormat.OTHER;
    if (stretch.from() == 0 && !file.format().isOneMessage()) {
      ready.add(new Scanned(file, 0, 0).row());
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
      if (records == null) {
        records = MailRecords.open(stretch, messages, mail, unpack, hadoop);
        if (records.beginsStrangely()) {
          quarantine(0, Reason.NOT_A_MESSAGE);
        }
      } else if (!records.next()) {
        if (read == 0 && file.format().isOneMessage()) {
          quarantine(0, Reason.NOT_A_MESSAGE);
        }
        close();
      } else {
        read++;
        ready.add(isOptedOut ? outOfScope() : records.row().row());
      }
    } catch (UnpackedTooFarException e) {
      broken(Reason.UNPACKED_TOO_FAR);
    } catch (EOFException | JsonEOFException e) {
      broken(Reason.CUT);
    } catch (JsonProcessingException e) {
      broken(Reason.MALFORMED);
    } catch (IOException e) {
      broken(Reason.UNREADABLE);
    }
  }

  private Row outOfScope() {
    return new Scanned(file, records.offset(), 1).outOfScope().row();
  }

  private void broken(Reason reason) {
    quarantine(records == null ? 0 : records.position(), reason);
    close();
  }

  private void quarantine(long position, Reason reason) {
    ready.add(new Scanned(file, position, 1).quarantine(reason, "").row());
  }

  private void close() {
    isAtEnd = true;
    try {
      if (records != null) {
        records.close();
      }
    } catch (IOException e) {
      // Everything that could be read has been.
    }
  }
}
