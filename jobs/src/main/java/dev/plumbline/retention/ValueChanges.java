package dev.plumbline.retention;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.functions.aggregate;
import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.exists;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.plumbline.schema.Field;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Column;

/**
 * Days on which what a customer pays a month under contract changed by a tenth or more, and went
 * on.
 *
 * <p>A day is looked at if a term begins on it or one ended on the day before; what is paid is that
 * of all terms in force, and it is compared with the last day before that was looked at and on
 * which any was in force. Amounts in several currencies are compared at the rates of the later day,
 * so that a change of rates alone is none. Where the value of a term in force is not told, nothing
 * is.
 */
final class ValueChanges {

  /** Beginning, last day, monthly value and rates of a term. */
  static final Field TERMS = optional("terms", StringType, "Terms of the stay, in any order");

  /** A tenth, whatever the rounding of a ratio. */
  private static final double NOTABLE = 0.1 - 1e-9;

  private static final Field FROM = required("from", DateType, "First day");
  private static final Field TO = required("to", DateType, "Last day, or for ever");
  private static final Field VALUE = optional("value", DoubleType, "Monthly value");
  private static final Field RATES = optional("rates", StringType, "Rates of its currency");
  private static final Field DAY = required("day", DateType, "Day of a change");
  private static final Field RATIO = optional("ratio", DoubleType, "Value after over before");

  private ValueChanges() {}

  /** A term, as an element of {@link #TERMS}. */
  static Column term(Column from, Column to, Column value, Column rates) {
    return struct(FROM.from(from), TO.from(to), VALUE.from(value), rates.as(RATES.name()));
  }

  static Column upgrades() {
    return daysWhere(ratio -> ratio.geq(1 + NOTABLE));
  }

  static Column downgrades() {
    return daysWhere(ratio -> ratio.leq(1 - NOTABLE));
  }

  private static Column daysWhere(UnaryOperator<Column> isNotable) {
    Column days =
        transform(
            filter(changes(), change -> isNotable.apply(change.getField(RATIO.name()))),
            change -> change.getField(DAY.name()));
    Column isTold = exists(TERMS.col(), term -> term.getField(VALUE.name()).isNotNull());
    return when(isTold, days);
  }

  private static Column changes() {
    Column begins = transform(TERMS.col(), term -> term.getField(FROM.name()));
    Column ended =
        transform(
            filter(TERMS.col(), term -> term.getField(TO.name()).lt(Chains.FOR_EVER)),
            term -> date_add(term.getField(TO.name()), 1));
    Column held =
        filter(
            array_sort(array_distinct(concat(begins, ended))),
            day -> exists(TERMS.col(), term -> isInForce(term, day)));
    return transform(
        held,
        (day, at) -> {
          Column before = paid(get(held, at.minus(1)), day);
          return struct(
              DAY.from(day), RATIO.from(when(before.gt(0), paid(day, day).divide(before))));
        });
  }

  /** On a day, at the rates of another. */
  private static Column paid(Column day, Column rated) {
    return aggregate(
        filter(TERMS.col(), term -> isInForce(term, day)),
        lit(0.0),
        (sum, term) ->
            sum.plus(
                term.getField(VALUE.name())
                    .multiply(Worth.on(term.getField(RATES.name()), rated))));
  }

  private static Column isInForce(Column term, Column day) {
    return day.between(term.getField(FROM.name()), term.getField(TO.name()));
  }
}
