package dev.plumbline.jobs.leaks;

import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import dev.plumbline.schema.Field;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.core.AccountMonths;
import dev.plumbline.tables.core.Accounts;
import dev.plumbline.tables.core.Interactions;
import dev.plumbline.tables.staging.FieldHistory;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;

/**
 * Marks on the ids of accounts and reps, by which two courses of events stand in the same tables
 * and never meet: whatever is joined or grouped by such an id is of one course. Ids of records stay
 * as they are, for lots are drawn by their hashes.
 */
final class Marks {

  private static final String MARK = "~";

  /** Accounts, and reps, whose accounts are looked at together. */
  private static final Set<String> IDS =
      Set.of(
          Accounts.ACCOUNT_ID.name(),
          Accounts.ABSORBED_IDS.name(),
          Accounts.OWNER_ID.name(),
          Interactions.REP_ID.name(),
          AccountMonths.PREVIOUS_REP_ID.name(),
          FieldHistory.OBJECT_ID.name());

  private Marks() {}

  /** The columns of {@code table}, those ids in them marked. */
  static Column[] marked(Table table) {
    Column isOwner = FieldHistory.FIELD.col().equalTo(Accounts.OWNER_ID.name());
    return table.fields().stream()
        .map(
            field -> {
              if (isOfOwner(table, field)) {
                return when(isOwner, marked(field)).otherwise(field.col()).as(field.name());
              }
              return isId(field) ? marked(field).as(field.name()) : field.col();
            })
        .toArray(Column[]::new);
  }

  static Column isMarked(Field id) {
    return id.col().startsWith(MARK);
  }

  /** The id as it was before it was marked, if it was. */
  static Column withoutMark(Field id) {
    return when(isMarked(id), substring(id.col(), lit(2), length(id.col()))).otherwise(id.col());
  }

  static boolean isId(Field field) {
    return IDS.contains(field.name());
  }

  private static Column marked(Field field) {
    if (field.type() instanceof ArrayType) {
      return transform(field.col(), id -> concat(lit(MARK), id));
    }
    return when(field.col().notEqual(""), concat(lit(MARK), field.col())).otherwise(field.col());
  }

  private static boolean isOfOwner(Table table, Field field) {
    return table.equals(FieldHistory.TABLE)
        && (field.equals(FieldHistory.OLD_VALUE) || field.equals(FieldHistory.NEW_VALUE));
  }

  /** Rows of {@code table}, once as they are and once marked. */
  static Dataset<Row> both(Table table, Dataset<Row> asItWas, Dataset<Row> otherwise) {
    return asItWas.select(table.columns()).unionByName(otherwise.select(marked(table)));
  }
}
