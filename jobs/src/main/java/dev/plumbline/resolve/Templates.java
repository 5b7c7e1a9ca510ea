package dev.plumbline.resolve;

import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lead;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.unix_seconds;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.plumbline.schema.Field;
import dev.plumbline.tables.core.Interactions;
import java.time.Duration;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * Messages of ours whose text went to many accounts in the days up to them; method section 4.2.
 *
 * <p>Only messages known by then count, so the first ones stay, whatever follows. An account counts
 * from a message until {@code within} after its last one: a text is a template while enough of
 * these stretches overlap, which two running sums tell without looking back row by row.
 *
 * @param accounts how many accounts make a template, the one of the message included
 * @param within how long an account counts
 */
record Templates(int accounts, Duration within) {

  static final Field FINGERPRINT =
      required(
          "fingerprint",
          StringType,
          "Keyed hash of the text of a message of ours, without names and numbers; the id of others");
  static final Field KNOWN = required("known", LongType, "Second when it was known");

  private static final Field IS_FIRST =
      required("is_first", IntegerType, "1 if the account begins to count");
  private static final Field IS_LAST =
      required("is_last", BooleanType, "Whether the account ceases to count after it");
  private static final Field TURN =
      required("turn", StringType, "A message, or the end of a stretch");
  private static final Field AT = required("at", LongType, "Second");
  private static final Field ORDER = required("order", IntegerType, "Messages before ends");
  private static final Field STEP = required("step", IntegerType, "Change in the accounts");

  /**
   * The same rows with {@link dev.plumbline.tables.core.Interactions#IS_TEMPLATE}.
   *
   * @param rows one row per interaction and account: {@code interaction_id, account_id}, {@link
   *     #FINGERPRINT}, {@link #KNOWN}
   */
  Dataset<Row> marked(Dataset<Row> rows) {
    Column id = Interactions.INTERACTION_ID.col();
    Column account = Interactions.ACCOUNT_ID.col();
    long seconds = within.toSeconds();
    WindowSpec ofAccount = Window.partitionBy(FINGERPRINT.col(), account).orderBy(KNOWN.col(), id);
    Column before = lag(KNOWN.col(), 1).over(ofAccount);
    Column after = lead(KNOWN.col(), 1).over(ofAccount);
    WindowSpec ofText =
        Window.partitionBy(FINGERPRINT.col())
            .orderBy(AT.col(), ORDER.col(), id, account)
            .rowsBetween(Window.unboundedPreceding(), Window.currentRow());
    Column begins = when(before.isNull().or(KNOWN.col().minus(before).gt(seconds)), 1).otherwise(0);
    Column ends = after.isNull().or(after.minus(KNOWN.col()).gt(seconds));
    Column message = turn(KNOWN.col(), 0, IS_FIRST.col());
    Column end = turn(KNOWN.col().plus(seconds), 1, lit(-1));
    Column turns = filter(array(message, when(IS_LAST.col(), end)), turn -> turn.isNotNull());

    return rows.repartition(FINGERPRINT.col())
        .withColumn(IS_FIRST.name(), begins)
        .withColumn(IS_LAST.name(), ends)
        .withColumn(TURN.name(), explode(turns))
        .withColumn(AT.name(), TURN.col().getField(AT.name()))
        .withColumn(ORDER.name(), TURN.col().getField(ORDER.name()))
        .withColumn(
            Interactions.IS_TEMPLATE.name(),
            sum(TURN.col().getField(STEP.name())).over(ofText).geq(accounts))
        .where(ORDER.col().equalTo(0))
        .drop(
            FINGERPRINT.name(),
            KNOWN.name(),
            IS_FIRST.name(),
            IS_LAST.name(),
            TURN.name(),
            AT.name(),
            ORDER.name());
  }

  /** Seconds of an instant, as {@link #KNOWN} has them. */
  static Column secondOf(Column instant) {
    return unix_seconds(instant);
  }

  private static Column turn(Column at, int order, Column step) {
    return struct(AT.from(at), ORDER.from(lit(order)), STEP.from(step));
  }
}
