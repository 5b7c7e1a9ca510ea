package dev.plumbline.lake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a job leaves in the commit of every table that it writes, so that a later run can tell
 * whether the table still holds without reading a row.
 *
 * @param fingerprint hash over all ingredients
 * @param ingredients hash by name of everything that the rows depend on
 */
public record Stamp(
    String run, String job, String fingerprint, SortedMap<String, String> ingredients) {

  private static final ObjectMapper JSON = new ObjectMapper();

  String toJson() {
    try {
      return JSON.writeValueAsString(
          Map.of("run", run, "job", job, "fingerprint", fingerprint, "ingredients", ingredients));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A map of texts has no JSON", e);
    }
  }

  /** Empty if {@code json} is not one of ours. */
  static Optional<Stamp> parse(String json) {
    try {
      var stamp = JSON.readTree(json);
      if (!stamp.path("fingerprint").isTextual() || !stamp.path("job").isTextual()) {
        return Optional.empty();
      }
      return Optional.of(
          new Stamp(
              stamp.path("run").asText(),
              stamp.path("job").asText(),
              stamp.path("fingerprint").asText(),
              JSON.convertValue(
                  stamp.path("ingredients"), new TypeReference<TreeMap<String, String>>() {})));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
