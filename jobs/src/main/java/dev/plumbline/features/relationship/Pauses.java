package dev.plumbline.features.relationship;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static dev.plumbline.tables.features.LedgerMonths.ACCOUNT_ID;
import static dev.plumbline.tables.features.LedgerMonths.CONTACT_GAPS;
import static dev.plumbline.tables.features.LedgerMonths.CONTACT_GAP_LOG_SQUARES;
import static dev.plumbline.tables.features.LedgerMonths.CONTACT_GAP_LOG_SUM;
import static dev.plumbline.tables.features.LedgerMonths.KNOWN_MONTH;
import static dev.plumbline.tables.features.LedgerMonths.LAST_CONTACT_DAY;
import static dev.plumbline.tables.features.LedgerMonths.MONTH;
import static org.apache.spark.sql.functions.bit_or;
import static org.apache.spark.sql.functions.bitwise_not;
import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.types.DataTypes.IntegerType;

import dev.plumbline.schema.Field;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF4;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.StructType;

/**
 * How contact pauses; method section 14.1.
 *
 * <p>A pause is the days from one day with contact to the next; it counts once it has ended, in the
 * month in which that became known. The days of a month are bits of one number: messages add them
 * up like any count, and none has to be put in order for it.
 */
final class Pauses implements UDF4<Integer, Integer, Integer, Integer, Row> {

  /** To be added up by {@code bit_or}. */
  static final Field DAYS =
      optional("contact_days", IntegerType, "Days of the month known with contact, a bit each");

  private static final Field FIRST =
      required("first", IntegerType, "First day of the month known, days of the epoch");
  private static final Field ENDED = optional("pauses", pauses(), "Pauses that ended");

  private Pauses() {}

  /** {@link #DAYS} of a contact on {@code day}. */
  static Column dayOf(Column knownMonth, Column day) {
    return DAYS.from(call_function("shiftleft", lit(1), datediff(day, knownMonth)));
  }

  /**
   * {@code months} with the pauses that ended in each.
   *
   * @param months a row for each account, month and month of knowledge, with {@link #DAYS} and the
   *     last of them
   */
  static Dataset<Row> in(Dataset<Row> months) {
    WindowSpec ofAccount = Window.partitionBy(ACCOUNT_ID.col()).orderBy(FIRST.col());
    WindowSpec known = Window.partitionBy(ACCOUNT_ID.col(), FIRST.col());
    WindowSpec before = known.orderBy(MONTH.col()).rowsBetween(Window.unboundedPreceding(), -1);
    Column last =
        max(unix_date(LAST_CONTACT_DAY.col()))
            .over(ofAccount.rangeBetween(Window.unboundedPreceding(), -1));
    Column told = coalesce(bit_or(DAYS.col()).over(before), lit(0));
    Column ended =
        udf(new Pauses(), pauses())
            .apply(
                DAYS.col().bitwiseAND(bitwise_not(told)),
                bit_or(DAYS.col()).over(known),
                FIRST.col(),
                last);
    return months
        .withColumn(FIRST.name(), unix_date(KNOWN_MONTH.col()))
        .withColumn(ENDED.name(), ended)
        .withColumn(CONTACT_GAPS.name(), ended(CONTACT_GAPS))
        .withColumn(CONTACT_GAP_LOG_SUM.name(), ended(CONTACT_GAP_LOG_SUM))
        .withColumn(CONTACT_GAP_LOG_SQUARES.name(), ended(CONTACT_GAP_LOG_SQUARES))
        .drop(FIRST.name(), ENDED.name(), DAYS.name());
  }

  /**
   * The pauses that ended on some days of a month: how many, the sum of their log days, and of the
   * squares.
   *
   * @param days the days, as bits; null without one
   * @param all all days of the month with contact, as bits
   * @param first first day of the month, days of the epoch
   * @param last last day with contact before the month, days of the epoch; null without one
   */
  @Override
  public Row call(Integer days, Integer all, Integer first, Integer last) {
    long count = 0;
    double sum = 0;
    double squares = 0;
    Integer before = last;
    for (int left = days == null ? 0 : all; left != 0; left &= left - 1) {
      int bit = Integer.numberOfTrailingZeros(left);
      int day = first + bit;
      if (before != null && (days >> bit & 1) == 1) {
        double log = StrictMath.log(day - before);
        count++;
        sum += log;
        squares += log * log;
      }
      before = day;
    }
    return RowFactory.create(count, sum, squares);
  }

  private static StructType pauses() {
    StructType pauses = new StructType();
    for (Field field : List.of(CONTACT_GAPS, CONTACT_GAP_LOG_SUM, CONTACT_GAP_LOG_SQUARES)) {
      pauses = pauses.add(field.name(), field.type(), false);
    }
    return pauses;
  }

  private static Column ended(Field field) {
    return ENDED.col().getField(field.name());
  }
}
