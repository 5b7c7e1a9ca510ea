package dev.plumbline.ingest.crm.shape;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a company calls things, and what we call them: {@code RENEWAL = ["Renewal", "*renew*"]}.
 *
 * <p>Letter case does not count. An exact word goes before a pattern with {@code *}; of several
 * patterns the first wins.
 */
public final class ValueMap implements Serializable {

  private static final long serialVersionUID = 1;

  private final Map<String, String> words = new LinkedHashMap<>();
  private final Map<NamePattern, String> patterns = new LinkedHashMap<>();

  /**
   * The words of one list.
   *
   * @param names for each of our words, theirs
   */
  public ValueMap(Map<String, List<String>> names) {
    names.forEach((ours, theirs) -> theirs.forEach(name -> add(ours, name)));
  }

  /** Our word for {@code theirs}; null if it has none. */
  String of(String theirs) {
    String word = words.isEmpty() ? null : words.get(theirs.toLowerCase(Locale.ROOT));
    if (word != null) {
      return word;
    }
    for (var entry : patterns.entrySet()) {
      if (entry.getKey().matches(theirs)) {
        return entry.getValue();
      }
    }
    return null;
  }

  private void add(String ours, String name) {
    if (name.contains("*")) {
      patterns.put(new NamePattern(name), ours);
    } else {
      words.put(name.toLowerCase(Locale.ROOT), ours);
    }
  }
}
