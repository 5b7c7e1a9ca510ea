package dev.plumbline.ingest.crm.shape;

import dev.plumbline.schema.Field;
import dev.plumbline.schema.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Where the columns of a table stand, looked up once for all of its rows. */
final class Places {

  static final int NOWHERE = -1;

  private static final Map<String, Places> TABLES = new ConcurrentHashMap<>();

  private final Map<String, Integer> byName = new HashMap<>();
  private final int[] key;
  private final int[] required;

  private Places(Table table) {
    List<Field> fields = table.fields();
    for (int i = 0; i < fields.size(); i++) {
      byName.put(fields.get(i).name(), i);
    }
    key = table.key().stream().mapToInt(field -> of(field.name())).toArray();
    required =
        fields.stream()
            .filter(field -> !field.nullable())
            .mapToInt(field -> of(field.name()))
            .toArray();
  }

  static Places of(Table table) {
    Places known = TABLES.get(table.name());
    return known == null ? TABLES.computeIfAbsent(table.name(), name -> new Places(table)) : known;
  }

  /** Position of a column, {@link #NOWHERE} if the table has none of the name. */
  int of(String column) {
    return byName.getOrDefault(column, NOWHERE);
  }

  /** Those of the columns of the key. */
  int[] key() {
    return key;
  }

  /** Those of the columns that are never null. */
  int[] required() {
    return required;
  }
}
