package dev.plumbline.resolve;

import static dev.plumbline.tables.staging.FieldHistory.CHANGED_AT;
import static dev.plumbline.tables.staging.FieldHistory.FIELD;
import static dev.plumbline.tables.staging.FieldHistory.NEW_VALUE;
import static dev.plumbline.tables.staging.FieldHistory.OBJECT;
import static dev.plumbline.tables.staging.FieldHistory.OBJECT_ID;
import static dev.plumbline.tables.staging.FieldHistory.OLD_VALUE;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;
import static org.apache.spark.sql.types.DataTypes.createStructField;
import static org.apache.spark.sql.types.DataTypes.createStructType;

import dev.plumbline.schema.Field;
import dev.plumbline.tables.core.AccountMonths;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;

/**
 * What a field said as of an instant, from the changes of it that the CRM kept; method section 3.
 *
 * <p>The value of an instant is what the last change before it set. Before the first change it is
 * what that change says was there; without any change, what stands there today. A change that
 * cleared the field leaves null.
 */
final class Replay {

  private static final DataType CHANGES =
      createArrayType(
          createStructType(
              List.of(
                  createStructField(CHANGED_AT.name(), TimestampType, true),
                  createStructField(NEW_VALUE.name(), StringType, true),
                  createStructField(OLD_VALUE.name(), StringType, true))));

  static final Field OWNER_CHANGES =
      Field.optional("owner_changes", CHANGES, "Changes of the owner, in order");
  static final Field SEGMENT_CHANGES =
      Field.optional("segment_changes", CHANGES, "Changes of the segment, in order");

  private Replay() {}

  /** One row per account with a change: its id and its changes. */
  static Dataset<Row> ofAccounts(Dataset<Row> fieldHistory) {
    return fieldHistory
        .where(OBJECT.col().equalTo("accounts"))
        .groupBy(AccountMonths.ACCOUNT_ID.from(OBJECT_ID.col()))
        .agg(OWNER_CHANGES.from(changesOf("owner_id")), SEGMENT_CHANGES.from(changesOf("segment")));
  }

  /** The value of a field before {@code instant}, given its changes and what it is today. */
  static Column asOf(Column instant, Field changes, Column today) {
    Column before = before(instant, changes);
    Column value =
        when(size(before).gt(0), element_at(before, -1).getField(NEW_VALUE.name()))
            .when(
                size(changes.col()).gt(0), element_at(changes.col(), 1).getField(OLD_VALUE.name()))
            .otherwise(today);
    return when(value.notEqual(""), value);
  }

  /**
   * When a field last changed from one value to another before {@code instant}; null if never. That
   * an empty field is filled is no change: a history may begin with the record itself.
   */
  static Column lastChangeBefore(Column instant, Field changes) {
    Column before = passedOn(instant, changes);
    return when(size(before).gt(0), element_at(before, -1).getField(CHANGED_AT.name()));
  }

  /** What a field was before its last change before {@code instant}; null if never. */
  static Column beforeLastChange(Column instant, Field changes) {
    Column before = passedOn(instant, changes);
    return when(size(before).gt(0), element_at(before, -1).getField(OLD_VALUE.name()));
  }

  private static Column passedOn(Column instant, Field changes) {
    return filter(
        before(instant, changes), change -> change.getField(OLD_VALUE.name()).notEqual(""));
  }

  private static Column before(Column instant, Field changes) {
    return filter(changes.col(), change -> change.getField(CHANGED_AT.name()).lt(instant));
  }

  private static Column changesOf(String field) {
    Column change = struct(CHANGED_AT.col(), NEW_VALUE.col(), OLD_VALUE.col());
    return sort_array(collect_list(when(FIELD.col().equalTo(field), change)));
  }
}
