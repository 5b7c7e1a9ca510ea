package dev.plumbline.measures;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static dev.plumbline.tables.core.AccountMonths.ACCOUNT_ID;
import static dev.plumbline.tables.core.AccountMonths.MONTH;
import static dev.plumbline.tables.core.AccountMonths.REP_ID;
import static dev.plumbline.tables.features.DisclosureMonths.KNOWN_MONTH;
import static dev.plumbline.tables.features.DisclosureMonths.PERSONAL_LIFE_SENT;
import static dev.plumbline.tables.features.DisclosureMonths.PERSONAL_PRIVATE_SENT;
import static dev.plumbline.tables.features.DisclosureMonths.SCORED_SENT;
import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import dev.plumbline.schema.Field;
import dev.plumbline.tables.core.AccountMonths;
import dev.plumbline.tables.features.DisclosureMonths;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * How much reps tell of themselves, seen by what they wrote to all accounts but this one; method
 * section 6.7.
 *
 * <p>A message counts for the rep who owned its account in its month, and from the month after it
 * was known. Leaving the account out leaves out what the account brings a rep to tell. Few messages
 * are drawn towards the rate of all reps, by 200 messages: reps who lose accounts have fewer, and
 * must not look unusual for it.
 */
final class RepPush {

  static final Field SOURCE_AT =
      optional("rep_source_at", TimestampType, "Latest time behind what the rep had written");

  private static final double PRIOR_MESSAGES = 200;
  private static final Field DEEP =
      optional("rep_deep", LongType, "Sent messages of personal level 2 or 3, other accounts");
  private static final Field SENT =
      optional("rep_sent", LongType, "Sent and scored messages, other accounts");
  private static final Field IS_SPINE =
      required("is_spine", BooleanType, "Whether the row is a month to be measured");

  private RepPush() {}

  /**
   * One row for each account and month with a rep: what the rep of that month had written by then.
   *
   * @param accountMonths rows of {@link AccountMonths}
   * @param disclosure rows of {@link DisclosureMonths}
   */
  static Dataset<Row> perMonth(Dataset<Row> accountMonths, Dataset<Row> disclosure) {
    Dataset<Row> owned =
        accountMonths
            .where(REP_ID.col().isNotNull())
            .select(ACCOUNT_ID.col(), MONTH.col(), REP_ID.col());
    Dataset<Row> written =
        disclosure
            .join(owned, AccountMonths.TABLE.keyNames())
            .groupBy(REP_ID.col(), ACCOUNT_ID.col(), KNOWN_MONTH.col())
            .agg(
                DEEP.from(sum(PERSONAL_LIFE_SENT.col().plus(PERSONAL_PRIVATE_SENT.col()))),
                SENT.from(sum(SCORED_SENT.col())),
                SOURCE_AT.from(max(DisclosureMonths.MAX_SOURCE_AT.col())))
            .withColumn(MONTH.name(), add_months(KNOWN_MONTH.col(), 1))
            .withColumn(IS_SPINE.name(), lit(false))
            .drop(KNOWN_MONTH.col());
    Dataset<Row> asked =
        owned
            .withColumn(DEEP.name(), lit(0L))
            .withColumn(SENT.name(), lit(0L))
            .withColumn(SOURCE_AT.name(), lit(null).cast(TimestampType))
            .withColumn(IS_SPINE.name(), lit(true));
    return asked
        .unionByName(written)
        .select(
            ACCOUNT_ID.col(),
            MONTH.col(),
            IS_SPINE.col(),
            DEEP.from(ofOthers(DEEP)),
            SENT.from(ofOthers(SENT)),
            SOURCE_AT.from(max(SOURCE_AT.col()).over(soFar(REP_ID))))
        .where(IS_SPINE.col())
        .drop(IS_SPINE.col());
  }

  /**
   * In standard deviations of what accounts are told by their reps, as of the reference; null
   * without a rep or without text.
   */
  static Column push() {
    ShrunkRate told = Domain.PERSONAL.deepSentRate();
    Column drawn =
        DEEP.col()
            .plus(told.reference().prior().col().multiply(PRIOR_MESSAGES))
            .divide(SENT.col().plus(PRIOR_MESSAGES));
    return Domain.PERSONAL.told().z(drawn);
  }

  private static Column ofOthers(Field messages) {
    return sum(messages.col())
        .over(soFar(REP_ID))
        .minus(sum(messages.col()).over(soFar(REP_ID, ACCOUNT_ID)));
  }

  private static WindowSpec soFar(Field... whose) {
    Column[] keys = Stream.of(whose).map(Field::col).toArray(Column[]::new);
    return Window.partitionBy(keys)
        .orderBy(AccountMonths.numberOf(MONTH.col()))
        .rangeBetween(Window.unboundedPreceding(), Window.currentRow());
  }
}
