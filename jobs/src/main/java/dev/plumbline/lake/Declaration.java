package dev.plumbline.lake;

import static java.util.stream.Collectors.toSet;

import dev.plumbline.errors.DeclarationException;
import dev.plumbline.schema.Table;
import java.util.Arrays;
import java.util.Set;
import org.apache.spark.sql.types.StructType;

/** Whether a table is stored by the columns that it is declared with today. */
final class Declaration {

  private Declaration() {}

  static void require(Table table, StructType stored) {
    if (!holds(table, stored)) {
      throw new DeclarationException(table.path());
    }
  }

  static boolean holds(Table table, StructType stored) {
    return columns(stored).equals(columns(table.schema()));
  }

  /** Name, type and whether null is allowed. Comments may be reworded. */
  private static Set<String> columns(StructType schema) {
    return Arrays.stream(schema.fields())
        .map(f -> f.name() + " " + f.dataType().sql() + " " + f.nullable())
        .collect(toSet());
  }
}
