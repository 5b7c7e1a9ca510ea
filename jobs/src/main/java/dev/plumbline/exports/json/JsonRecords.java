package dev.plumbline.exports.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/**
 * The records of a JSON text, one at a time: a record is an object that is not a page of them.
 *
 * <p>A page is an object with a list under one of the names given, such as {@code value}; what else
 * a page says, a link to the next one before all, is passed over. Records may also stand in arrays,
 * or follow each other, on lines or not. Fields that nobody asked for are skipped without a copy.
 */
public final class JsonRecords implements Closeable {

  /** The longest text that is kept; one more is an error. */
  private static final int LONGEST_TEXT = 64 << 20;

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(LONGEST_TEXT).build())
          .build();

  private final JsonParser parser;
  private final Set<String> lists;
  private final Set<String> wanted;
  private ObjectNode record;
  private long offset;

  /**
   * The records of a text, before the first one.
   *
   * @param lists what pages call their records
   * @param wanted the fields of a record that are kept
   */
  public JsonRecords(InputStream in, Set<String> lists, Set<String> wanted) throws IOException {
    this.parser = FACTORY.createParser(in);
    this.lists = lists;
    this.wanted = wanted;
  }

  /**
   * Goes to the next record, and says whether there is one.
   *
   * @throws IOException if the text is no JSON from here on
   */
  public boolean next() throws IOException {
    record = null;
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      if (token == JsonToken.START_OBJECT) {
        offset = Math.max(0, parser.currentTokenLocation().getByteOffset());
        if (isRecord()) {
          return true;
        }
      } else if (token == JsonToken.FIELD_NAME) {
        restOfPage();
      } else if (token.isScalarValue()) {
        offset = Math.max(0, parser.currentTokenLocation().getByteOffset());
        return true;
      }
    }
    return false;
  }

  /** The fields wanted of the record; null if it is a bare value, which is none. */
  public ObjectNode record() {
    return record;
  }

  /** Where the record begins, in bytes. */
  public long offset() {
    return offset;
  }

  /** Where the reader stands: after an exception, how far the text could be read. */
  public long position() {
    return Math.max(0, parser.currentLocation().getByteOffset());
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }

  /** Reads an object to its end, or to the list that shows it to be a page. */
  private boolean isRecord() throws IOException {
    ObjectNode fields = MAPPER.createObjectNode();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      boolean isArray = parser.nextToken() == JsonToken.START_ARRAY;
      if (isArray && lists.contains(name)) {
        return false;
      }
      if (wanted.contains(name)) {
        fields.set(name, MAPPER.readTree(parser));
      } else {
        parser.skipChildren();
      }
    }
    record = fields;
    return true;
  }

  /** A field of a page beside its records, or another list of them. */
  private void restOfPage() throws IOException {
    String name = parser.currentName();
    boolean isArray = parser.nextToken() == JsonToken.START_ARRAY;
    if (!isArray || !lists.contains(name)) {
      parser.skipChildren();
    }
  }
}
