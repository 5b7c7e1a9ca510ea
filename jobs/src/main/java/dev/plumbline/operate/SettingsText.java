package dev.plumbline.operate;

import static java.util.stream.Collectors.joining;

import com.google.common.base.CaseFormat;
import dev.plumbline.config.Secret;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Records of settings as text that is the same for the same settings: one line per component, under
 * the name that it has in {@code reference.conf}.
 *
 * <p>The lines go into hashes, never into a file: those of a secret and of an opt-out list would
 * tell.
 */
final class SettingsText {

  private SettingsText() {}

  /** Text by name, such as {@code time.zone} and {@code UTC}. */
  static SortedMap<String, String> of(Record settings) {
    SortedMap<String, String> lines = new TreeMap<>();
    String section = kebab(settings.getClass().getSimpleName().replaceFirst("Settings$", ""));
    for (RecordComponent component : settings.getClass().getRecordComponents()) {
      String name = CaseFormat.LOWER_CAMEL.to(CaseFormat.LOWER_HYPHEN, component.getName());
      lines.put(section + "." + name, text(value(settings, component)));
    }
    return lines;
  }

  private static String text(Object value) {
    if (value instanceof Secret secret) {
      return secret.value();
    }
    if (value instanceof Optional<?> optional) {
      return optional.map(SettingsText::text).orElse("");
    }
    if (value instanceof Collection<?> values) {
      return values.stream().map(SettingsText::text).collect(joining(", ", "[", "]"));
    }
    if (value instanceof Map<?, ?> map) {
      SortedMap<String, String> sorted = new TreeMap<>();
      map.forEach((key, mapped) -> sorted.put(text(key), text(mapped)));
      return sorted.toString();
    }
    if (value instanceof Record record) {
      return of(record).toString();
    }
    return plain(value);
  }

  private static String plain(Object value) {
    try {
      if (value.getClass().getMethod("toString").getDeclaringClass() == Object.class) {
        throw new IllegalArgumentException(
            "Settings hold a %s, whose text is not its value".formatted(value.getClass()));
      }
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("An object has no text", e);
    }
    return value.toString();
  }

  private static Object value(Record settings, RecordComponent component) {
    try {
      var accessor = component.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(settings);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Cannot read " + component, e);
    }
  }

  private static String kebab(String name) {
    return CaseFormat.UPPER_CAMEL.to(CaseFormat.LOWER_HYPHEN, name);
  }
}
