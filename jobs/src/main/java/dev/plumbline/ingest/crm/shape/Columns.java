package dev.plumbline.ingest.crm.shape;

import java.io.Serializable;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where the inputs of a file's records come from.
 *
 * @param sources the columns that may tell each input, by its name: the first that is not blank
 *     does
 * @param constants what an input is in every record
 * @param minorUnits inputs of money that are counted in cents, or what their currency has
 * @param labels what the codes at a position stand for
 * @param fieldLabels what the codes of a field stand for that a record tells the change of, by the
 *     plain spelling of its name
 * @param wanted what must stand at a position for a record to count
 */
public record Columns(
    Map<String, List<Source>> sources,
    Map<String, String> constants,
    Set<String> minorUnits,
    Map<Integer, Map<String, String>> labels,
    Map<String, Map<String, String>> fieldLabels,
    Map<Integer, ValueMap> wanted)
    implements Serializable {

  public static final Columns NONE =
      new Columns(Map.of(), Map.of(), Set.of(), Map.of(), Map.of(), Map.of());

  /** Whether {@code input} is told at all. */
  public boolean has(String input) {
    return sources.containsKey(input) || constants.containsKey(input);
  }

  /** Where what is read of a record stands. */
  public BitSet read() {
    return read(sources.keySet());
  }

  /** Where {@code inputs} stand, and what tells whether a record counts. */
  public BitSet read(Collection<String> inputs) {
    var positions = new BitSet();
    inputs.stream()
        .flatMap(input -> sources.getOrDefault(input, List.of()).stream())
        .forEach(source -> positions.set(source.position()));
    wanted.keySet().forEach(positions::set);
    return positions;
  }
}
