package dev.plumbline.resolve;

import static dev.plumbline.schema.Field.required;
import static dev.plumbline.tables.staging.Interactions.TEMPLATE_HASH;
import static dev.plumbline.tables.staging.Interactions.knownAt;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lead;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
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
import dev.plumbline.tables.core.Parties;
import dev.plumbline.tables.core.TemplateMessages;
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
public record Templates(int accounts, Duration within) {

  static final Field FINGERPRINT =
      required(
          "fingerprint",
          StringType,
          "Keyed hash of the text of a message of ours, without names and numbers; the id of others");
  static final Field KNOWN = required("known", LongType, "Second when it was known");

  /** Five accounts in 30 days. */
  public static final Templates STANDARD = new Templates(5, Duration.ofDays(30));

  private static final Field ROWS = required("rows", LongType, "Messages of a text, per account");
  private static final Field IS_FIRST =
      required("is_first", IntegerType, "1 if the account begins to count");
  private static final Field IS_LAST =
      required("is_last", BooleanType, "Whether the account ceases to count after it");
  private static final Field TURN =
      required("turn", StringType, "A message, or the end of a stretch");
  private static final Field AT = required("at", LongType, "Second");
  private static final Field ORDER = required("order", IntegerType, "Messages before ends");
  private static final Field STEP = required("step", IntegerType, "Change in the accounts");
  private static final Field REACHED =
      required("reached", LongType, "Accounts that count, the one of the message included");

  /**
   * Rows of {@link TemplateMessages}.
   *
   * @param interactions rows of {@link dev.plumbline.tables.staging.Interactions}
   * @param parties rows of {@link Parties}
   */
  public Dataset<Row> of(Dataset<Row> interactions, Dataset<Row> parties) {
    Column text = when(Parties.IS_SENDER_OWN.col(), TEMPLATE_HASH.col());
    Column isToMany = size(Parties.CONCERNED.col()).geq(accounts);
    return MailParties.on(interactions, parties)
        .where(text.isNotNull().or(isToMany))
        .select(
            Interactions.INTERACTION_ID.col(),
            FINGERPRINT.from(coalesce(text, Interactions.INTERACTION_ID.col())),
            KNOWN.from(unix_seconds(knownAt())),
            inline(Parties.CONCERNED.col()))
        .transform(this::among);
  }

  /**
   * Rows of {@link TemplateMessages}.
   *
   * @param rows one row per message and account: {@code interaction_id, account_id}, {@link
   *     #FINGERPRINT}, {@link #KNOWN}
   */
  Dataset<Row> among(Dataset<Row> rows) {
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
        // Few texts go to many: the rest is not looked at any further.
        .withColumn(ROWS.name(), count(lit(1)).over(Window.partitionBy(FINGERPRINT.col())))
        .where(ROWS.col().geq(accounts))
        .withColumn(IS_FIRST.name(), begins)
        .withColumn(IS_LAST.name(), ends)
        .withColumn(TURN.name(), explode(turns))
        .withColumn(AT.name(), TURN.col().getField(AT.name()))
        .withColumn(ORDER.name(), TURN.col().getField(ORDER.name()))
        .withColumn(REACHED.name(), sum(TURN.col().getField(STEP.name())).over(ofText))
        .where(ORDER.col().equalTo(0).and(REACHED.col().geq(accounts)))
        .select(TemplateMessages.TABLE.columns());
  }

  private static Column turn(Column at, int order, Column step) {
    return struct(AT.from(at), ORDER.from(lit(order)), STEP.from(step));
  }
}
