package dev.plumbline.ingest.crm.shape;

import static org.apache.spark.sql.types.DataTypes.TimestampType;

import dev.plumbline.schema.Field;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.staging.Interactions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Where the columns of a table stand, looked up once for all of its rows. */
final class Places {

  static final int NOWHERE = -1;

  private static final Map<String, Places> TABLES = new ConcurrentHashMap<>();

  private final Map<String, Integer> byName = new HashMap<>();
  private final boolean[] instants;
  private final int source;
  private final int eventAt;
  private final int knownAt;
  private final int isKnownAtAssumed;
  private final int[] key;
  private final int[] required;

  private Places(Table table) {
    List<Field> fields = table.fields();
    for (int i = 0; i < fields.size(); i++) {
      byName.put(fields.get(i).name(), i);
    }
    instants = new boolean[fields.size()];
    for (int i = 0; i < instants.length; i++) {
      instants[i] = fields.get(i).type().equals(TimestampType);
    }
    source = of(Interactions.SOURCE.name());
    eventAt = of(Interactions.EVENT_AT.name());
    knownAt = of(Interactions.KNOWN_AT.name());
    isKnownAtAssumed = of(Interactions.IS_KNOWN_AT_ASSUMED.name());
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

  /** Those of the columns that nearly every table has, under the same names. */
  int source() {
    return source;
  }

  int eventAt() {
    return eventAt;
  }

  int knownAt() {
    return knownAt;
  }

  int isKnownAtAssumed() {
    return isKnownAtAssumed;
  }

  /** Whether the column at a position tells an instant. */
  boolean isInstant(int at) {
    return instants[at];
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
