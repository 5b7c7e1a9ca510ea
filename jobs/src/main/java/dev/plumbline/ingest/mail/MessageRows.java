package dev.plumbline.ingest.mail;

import dev.plumbline.config.TextMode;
import dev.plumbline.exports.Micros;
import dev.plumbline.ingest.mail.api.ApiMessages;
import dev.plumbline.ingest.mail.mbox.MailboxFile;
import dev.plumbline.ingest.mail.mbox.MessageReader;
import dev.plumbline.ingest.mail.message.Automated;
import dev.plumbline.ingest.mail.message.Envelope;
import dev.plumbline.ingest.mail.message.MailDate;
import dev.plumbline.ingest.mail.message.ParsedMessage;
import dev.plumbline.ingest.mail.trace.TraceFile;
import dev.plumbline.privacy.Address;
import dev.plumbline.privacy.OptOut;
import dev.plumbline.privacy.PersonKeys;
import dev.plumbline.tables.staging.Interactions;
import java.io.IOException;
import java.io.Serializable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.james.mime4j.MimeException;
import org.apache.spark.sql.Row;

/**
 * The row of one message: who, when, in which thread, automated or not, and its score.
 *
 * <p>The instant is that of the header {@code Date}; a message without a date that can be is dated
 * by the last server that received it, else by its separator, and marked doubtful. It was known
 * when it was received.
 */
record MessageRows(
    PersonKeys keys, OptOut optOut, Participants participants, Scores scores, TextMode mode)
    implements Serializable {

  static final String SOURCE = "mail";

  /** Rank of what an interface tells of a message, which is less than the message. */
  private static final int AS_TOLD = 1;

  private static final int AS_TRACED = 2;

  /** The row of a message as it travelled. */
  Scanned of(MailboxFile file, MessageReader reader) {
    var row = new Scanned(file, reader.offset(), 1);
    if (reader.headerOverflows()) {
      return row.quarantine(Reason.HEADER_TOO_LONG, "");
    }
    if (file.isDraft()) {
      return row.outOfScope();
    }
    try {
      ParsedMessage message = ParsedMessage.of(reader.header(), reader.body(), mode);
      return fill(row, new Envelope(message, reader.separator()), reader.size());
    } catch (MimeException | IOException | IllegalArgumentException e) {
      // The exception may quote the message, so it goes no further.
      return row.quarantine(Reason.MALFORMED, "");
    }
  }

  /** The row of a message as an interface gives it. */
  Scanned of(MailboxFile file, ApiMessages messages) {
    var row = new Scanned(file, messages.offset(), 1).set(Scanned.RANK, AS_TOLD);
    if (messages.isNone()) {
      return row.outOfScope();
    }
    try {
      return fill(row, new Envelope(messages.parsed(), ""), messages.size());
    } catch (MimeException | IOException | IllegalArgumentException e) {
      return row.quarantine(Reason.MALFORMED, "");
    }
  }

  /**
   * The row of a message as a trace or a CRM tells of it, with the recipients of one of its lines.
   */
  Scanned of(MailboxFile file, TraceFile trace) {
    var row =
        new Scanned(file, trace.line(), 1)
            .set(Scanned.RANK, trace.hasText() ? AS_TOLD : AS_TRACED)
            .set(Interactions.IS_CASE_LINKED, trace.isOfCase());
    return trace.isNone()
        ? row.outOfScope()
        : fill(row, new Envelope(trace.parsed(), ""), trace.size());
  }

  /** Fills the row by what an envelope says. */
  Scanned fill(Scanned row, Envelope envelope, Long size) {
    String id = envelope.id();
    String key = id.isEmpty() ? null : keys.message(id);
    row.set(Interactions.INTERACTION_ID, interaction(key));
    Optional<Address> sender = envelope.sender();
    if (sender.isEmpty()) {
      return row.quarantine(Reason.NO_SENDER, "From");
    }
    Optional<MailDate> received = envelope.received();
    Optional<MailDate> written = envelope.written(received);
    Optional<MailDate> date = written.or(() -> received).or(envelope::filed);
    if (date.isEmpty()) {
      return row.quarantine(Reason.NO_DATE, "Date");
    }
    String automation =
        Automated.kindOf(envelope.message(), sender.get().local().toLowerCase(Locale.ROOT));
    Participants.Found found = participants.of(envelope, sender.get());
    boolean isDraft = Automated.DRAFT.equals(automation);
    if (isDraft || optOut.covers(sender.get()) || found.isOutOfScope()) {
      return row.outOfScope();
    }
    Instant event = date.get().instant();
    if (key == null) {
      id = standIn(sender.get(), event, envelope);
      key = keys.message(id);
    }
    row.set(Interactions.INTERACTION_ID, interaction(key))
        .set(Interactions.IS_EVENT_AT_DOUBTFUL, written.isEmpty())
        .set(Interactions.PARTICIPANTS, found.rows().toArray(Row[]::new))
        .set(Interactions.SIZE_BYTES, size)
        .set(Interactions.HAS_ATTACHMENT, hasAttachment(envelope.message()))
        .set(Interactions.AUTOMATION, automation);
    when(row, event, written, received);
    thread(row, id, key, envelope, found);
    scores.score(row, envelope, automation == null);
    return row;
  }

  private static void when(
      Scanned row, Instant event, Optional<MailDate> written, Optional<MailDate> received) {
    Instant known = received.map(MailDate::instant).orElse(event);
    row.set(Scanned.EVENT_MICROS, Micros.of(event))
        .set(Scanned.KNOWN_MICROS, Micros.of(known.isAfter(event) ? known : event))
        .set(Interactions.IS_KNOWN_AT_ASSUMED, received.isEmpty());
    written
        .flatMap(MailDate::local)
        .ifPresent(
            there ->
                row.set(Interactions.LOCAL_HOUR, there.getHour())
                    .set(Interactions.LOCAL_WEEKDAY, there.getDayOfWeek().getValue()));
  }

  /**
   * By the first of {@code References}, else the message answered. A message that names neither may
   * be tied to others by its conversation, else, if its subject says that it answers, by subject
   * and people; {@link Threads} finds to which.
   */
  private void thread(
      Scanned row, String id, String key, Envelope envelope, Participants.Found found) {
    List<String> references = envelope.references();
    Optional<String> answers = envelope.answers();
    String root = references.isEmpty() ? answers.orElse(id) : references.get(0);
    row.set(Interactions.THREAD_KEY, root.equals(id) ? key : keys.message(root));
    answers.ifPresent(
        answered -> row.set(Interactions.REPLY_TO_KEY, interaction(keys.message(answered))));
    if (answers.isPresent()) {
      row.set(Scanned.NAMES_ANSWERED, references.isEmpty());
    }
    envelope
        .conversation()
        .ifPresent(
            conversation ->
                row.set(Scanned.TIE, keys.message(conversation))
                    .set(Scanned.IS_TIED, answers.isEmpty()));
    String subject = answers.isEmpty() ? envelope.normalisedSubject() : "";
    if (!subject.isEmpty()) {
      row.set(Scanned.SUBJECT_TIE, keys.message(subject + "\n" + found.group()))
          .set(Scanned.IS_TIED_BY_SUBJECT, envelope.isMarkedAsAnswer());
    }
  }

  /** What tells a message without a Message-ID from others: sender, minute, subject. */
  private static String standIn(Address sender, Instant event, Envelope envelope) {
    return String.join(
        "\n",
        sender.local(),
        sender.domain(),
        event.truncatedTo(ChronoUnit.MINUTES).toString(),
        envelope.normalisedSubject());
  }

  private static boolean hasAttachment(ParsedMessage message) {
    return message.header("content-type").toLowerCase(Locale.ROOT).startsWith("multipart/mixed");
  }

  private static String interaction(String key) {
    return key == null ? null : SOURCE + ":" + key;
  }
}
