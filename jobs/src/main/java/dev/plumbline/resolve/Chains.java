package dev.plumbline.resolve;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Pointers from id to id, followed to where they end. A circle ends at the smallest of its ids. */
record Chains(Map<String, String> next) {

  String end(String id) {
    Set<String> passed = new LinkedHashSet<>();
    String at = id;
    while (passed.add(at)) {
      String following = next.get(at);
      if (following == null) {
        return at;
      }
      at = following;
    }
    String entered = at;
    return passed.stream()
        .dropWhile(one -> !one.equals(entered))
        .min(String::compareTo)
        .orElse(entered);
  }
}
