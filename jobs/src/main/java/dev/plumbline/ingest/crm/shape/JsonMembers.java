package dev.plumbline.ingest.crm.shape;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.util.List;

/** What stands in a cell that holds JSON: the metadata of Stripe, as ELT tools keep it. */
final class JsonMembers {

  private static final ObjectReader JSON = new ObjectMapper().reader();

  private JsonMembers() {}

  /** The first of {@code members} that has a text or a number; blank if none has. */
  static String first(String cell, List<String> members) {
    JsonNode object = object(cell);
    for (String member : members) {
      JsonNode value = object == null ? null : object.get(member);
      if (value != null && value.isValueNode() && !value.asText("").isBlank()) {
        return value.asText();
      }
    }
    return "";
  }

  private static JsonNode object(String cell) {
    // Some tools put the whole between further quotes.
    boolean isQuoted = cell.startsWith("\"{") && cell.endsWith("}\"");
    String json = isQuoted ? cell.substring(1, cell.length() - 1) : cell;
    if (!json.startsWith("{")) {
      return null;
    }
    try {
      return JSON.readTree(json);
    } catch (JacksonException e) {
      return null;
    }
  }
}
