package dev.plumbline.ingest.mail.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.config.TextMode;
import dev.plumbline.exports.json.JsonRecords;
import dev.plumbline.ingest.mail.message.ParsedMessage;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import org.apache.james.mime4j.MimeException;

/**
 * The messages of a JSON file of Microsoft Graph ({@code value}, the pages of a delta query too) or
 * Gmail ({@code messages}); each record tells by its fields which of the two it is of.
 */
public final class ApiMessages implements Closeable {

  private static final Set<String> LISTS = Set.of("value", "messages", "threads");
  private static final Set<String> FIELDS = fields();

  private final JsonRecords records;
  private final TextMode mode;

  public ApiMessages(InputStream in, TextMode mode) throws IOException {
    this.records = new JsonRecords(in, LISTS, FIELDS);
    this.mode = mode;
  }

  /** Goes to the next record, and says whether there is one. */
  public boolean next() throws IOException {
    return records.next();
  }

  /** Whether the record is no message that was sent: a draft, or the trace of a removed one. */
  public boolean isNone() {
    JsonNode record = records.record();
    return record != null && (GraphMessage.isNone(record) || GmailMessage.isNone(record));
  }

  /**
   * The message.
   *
   * @throws MimeException if the record is none
   */
  public ParsedMessage parsed() throws MimeException, IOException {
    JsonNode record = records.record();
    if (record == null) {
      throw new MimeException("A bare value is no message");
    }
    return GmailMessage.isOne(record)
        ? GmailMessage.parsed(record, mode)
        : GraphMessage.parsed(record);
  }

  /** Bytes of the message, where the record tells; else null. */
  public Long size() {
    JsonNode size = records.record().path("sizeEstimate");
    return size.canConvertToLong() ? size.asLong() : null;
  }

  public long offset() {
    return records.offset();
  }

  public long position() {
    return records.position();
  }

  @Override
  public void close() throws IOException {
    records.close();
  }

  private static Set<String> fields() {
    Set<String> fields = new HashSet<>(GraphMessage.FIELDS);
    fields.addAll(GmailMessage.FIELDS);
    return Set.copyOf(fields);
  }
}
