package dev.plumbline.ingest.mail.message;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What was found out about texts, for when they come again: the same people write to the same
 * people. Stays in the memory of the executor that reads the mail, and is forgotten when it is too
 * much.
 */
final class Known<V> {

  private static final int MOST = 20_000;

  private final ConcurrentHashMap<String, V> known = new ConcurrentHashMap<>();
  private final Function<String, V> found;

  Known(Function<String, V> found) {
    this.found = found;
  }

  V of(String text) {
    V value = known.get(text);
    if (value == null) {
      if (known.size() > MOST) {
        known.clear();
      }
      value = known.computeIfAbsent(text, found);
    }
    return value;
  }
}
