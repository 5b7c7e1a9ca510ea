package dev.plumbline.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The constants of an enum as settings write them, in kebab case. */
record KebabCase<E extends Enum<E>>(Map<String, E> byName) {

  static <E extends Enum<E>> KebabCase<E> of(Class<E> type) {
    Map<String, E> constants = new LinkedHashMap<>();
    for (E constant : type.getEnumConstants()) {
      constants.put(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'), constant);
    }
    return new KebabCase<>(constants);
  }

  Requirement<String> one() {
    return new Requirement<>("be one of " + names(), byName::containsKey);
  }

  /** Different ones; may be none. */
  Requirement<List<String>> several() {
    return new Requirement<>(
        "be some of " + names(),
        values -> byName.keySet().containsAll(values) && allDiffer(values));
  }

  private String names() {
    return String.join(", ", byName.keySet());
  }

  private static boolean allDiffer(List<String> values) {
    return values.stream().distinct().count() == values.size();
  }
}
