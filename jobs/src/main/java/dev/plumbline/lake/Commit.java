package dev.plumbline.lake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;

/**
 * One version of a table.
 *
 * @param stamp who made it, if one of our jobs did
 * @param rows how many rows it wrote; negative where the log does not tell
 */
public record Commit(String operation, Optional<Stamp> stamp, long rows) {

  private static final Set<String> LEAVE_THE_ROWS =
      Set.of(
          "CREATE TABLE",
          "OPTIMIZE",
          "VACUUM START",
          "VACUUM END",
          "SET TBLPROPERTIES",
          "COMPUTE STATS");

  /** Whether somebody else than our jobs may have changed rows. */
  public boolean isForeign() {
    return stamp.isEmpty() && !LEAVE_THE_ROWS.contains(operation);
  }

  public boolean hasRows() {
    return rows >= 0;
  }

  static Commit of(JsonNode info) {
    JsonNode rows = info.path("operationMetrics").path("numOutputRows");
    return new Commit(
        info.path("operation").asText(),
        info.has("userMetadata")
            ? Stamp.parse(info.path("userMetadata").asText())
            : Optional.empty(),
        rows.asLong(-1));
  }
}
