package dev.plumbline.ingest.crm.shape;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where the inputs of a file's records come from.
 *
 * @param positions where in a record each input stands, by its name
 * @param members which members of the JSON that stands there an input may be
 * @param constants what an input is in every record
 * @param negated inputs whose column says the contrary
 * @param minorUnits inputs of money that are counted in cents, or what their currency has
 * @param labels what the codes at a position stand for
 * @param fieldLabels what the codes of a field stand for that a record tells the change of, by the
 *     plain spelling of its name
 * @param wanted what must stand at a position for a record to count
 */
public record Columns(
    Map<String, Integer> positions,
    Map<String, List<String>> members,
    Map<String, String> constants,
    Set<String> negated,
    Set<String> minorUnits,
    Map<Integer, Map<String, String>> labels,
    Map<String, Map<String, String>> fieldLabels,
    Map<Integer, ValueMap> wanted)
    implements Serializable {

  public static final Columns NONE =
      new Columns(Map.of(), Map.of(), Map.of(), Set.of(), Set.of(), Map.of(), Map.of(), Map.of());

  /** Whether {@code input} is told at all. */
  public boolean has(String input) {
    return positions.containsKey(input) || constants.containsKey(input);
  }
}
