package dev.plumbline.ingest.mail.message;

import dev.plumbline.privacy.Address;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who wrote to whom when, in answer to what: what the headers of a message say, made sense of. */
public record Envelope(ParsedMessage message, String separator) {

  private static final Pattern BRACKETS = Pattern.compile("[<>]");

  /** Where the number of the conversation begins and ends in a Thread-Index. */
  private static final int INDEX_ID = 6;

  private static final int INDEX_ROOT = 22;

  /** What mail programs of other languages write for Re and Fwd is theirs, counted or not. */
  private static final Pattern REPLY_MARK =
      Pattern.compile(
          "[\\s\\u00a0]*+(?:re|aw|antw|sv|vs|vl|fw|fwd|wg|tr|rv|res|enc|rif|odp|ynt|回复|回覆|答复|转发|轉寄|返信)"
              + "[\\s\\u00a0]*+(?:\\[\\d+\\]|\\(\\d+\\)|\\^\\d+)?[\\s\\u00a0]*+[:：]",
          Pattern.CASE_INSENSITIVE);

  /** No zone is farther from another. */
  private static final Duration ZONES = Duration.ofDays(1);

  /** The first sender; empty if no header names one. */
  public Optional<Address> sender() {
    for (String header : List.of("from", "sender", "reply-to")) {
      List<Address> addresses = AddressList.parse(message.header(header));
      if (!addresses.isEmpty()) {
        return Optional.of(addresses.get(0));
      }
    }
    return Optional.empty();
  }

  /** Those addressed in headers of this name. */
  public List<Address> recipients(String name) {
    List<String> headers = message.headers(name);
    if (headers.size() == 1) {
      return AddressList.parse(headers.get(0));
    }
    List<Address> addresses = new ArrayList<>();
    headers.forEach(header -> addresses.addAll(AddressList.parse(header)));
    return addresses;
  }

  /**
   * When its writer sent it, by the header {@code Date}; empty as well if that is after it was
   * received: a clock that was set to another year would tell that mail was seen until then.
   */
  public Optional<MailDate> written() {
    return written(received());
  }

  /** The same, where it is known already when it was received. */
  public Optional<MailDate> written(Optional<MailDate> received) {
    return MailDate.parse(message.header("date"))
        .filter(
            told ->
                received.isEmpty()
                    || !told.instant().isAfter(received.get().instant().plus(ZONES)));
  }

  /** When the last server that tells received it. */
  public Optional<MailDate> received() {
    for (String header : message.headers("received")) {
      Optional<MailDate> date = MailDate.parse(header.substring(header.lastIndexOf(';') + 1));
      if (date.isPresent()) {
        return date;
      }
    }
    return Optional.empty();
  }

  /** When it was put into the mbox file, by the line {@code From …}. */
  public Optional<MailDate> filed() {
    int blank = separator.indexOf(' ', 5);
    return blank < 0 ? Optional.empty() : MailDate.parse(separator.substring(blank));
  }

  /** Its Message-ID without angle brackets; empty if it has none. */
  public String id() {
    String header = message.header("message-id");
    String id = MessageIds.firstIn(header);
    return id != null ? id : BRACKETS.matcher(header).replaceAll("").strip();
  }

  /** The ids of the messages before it in the thread, the first one first. */
  public List<String> references() {
    return ids("references");
  }

  /** The message that it answers; empty if it begins a thread. */
  public Optional<String> answers() {
    List<String> direct = ids("in-reply-to");
    List<String> before = direct.isEmpty() ? references() : direct;
    return before.isEmpty() ? Optional.empty() : Optional.of(before.get(before.size() - 1));
  }

  /**
   * The conversation that a mail program or a mailbox takes it to be part of: what stands in {@code
   * Thread-Index} between time and answers, which all mailboxes share, else the number that Gmail
   * or Exchange gives it, which is the mailbox's own.
   */
  public Optional<String> conversation() {
    String index = message.header("thread-index");
    if (!index.isEmpty()) {
      try {
        byte[] bytes = Base64.getMimeDecoder().decode(index);
        if (bytes.length >= INDEX_ROOT) {
          return Optional.of("index:" + HexFormat.of().formatHex(bytes, INDEX_ID, INDEX_ROOT));
        }
      } catch (IllegalArgumentException e) {
        // Not what Exchange writes there.
      }
    }
    for (String name : List.of("x-gm-thrid", "x-conversation")) {
      if (!message.header(name).isEmpty()) {
        return Optional.of(name + ":" + message.header(name));
      }
    }
    return Optional.empty();
  }

  /** Whether its subject says that it answers or passes on another one. */
  public boolean isMarkedAsAnswer() {
    return REPLY_MARK.matcher(message.subject()).lookingAt();
  }

  /** The subject without marks of answering, for telling messages without an id apart. */
  public String normalisedSubject() {
    String subject = message.subject();
    // One by one: thousands of them in one expression overflow the stack.
    Matcher mark = REPLY_MARK.matcher(subject);
    int start = 0;
    while (mark.region(start, subject.length()).lookingAt()) {
      start = mark.end();
    }
    return subject.substring(start).strip().toLowerCase(Locale.ROOT);
  }

  private List<String> ids(String name) {
    List<String> headers = message.headers(name);
    if (headers.size() == 1) {
      return MessageIds.in(headers.get(0));
    }
    List<String> ids = new ArrayList<>();
    headers.forEach(header -> ids.addAll(MessageIds.in(header)));
    return ids;
  }
}
