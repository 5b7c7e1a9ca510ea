package dev.plumbline.schema;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import java.util.Objects;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;

/** What every row of a {@link Table} is expected to meet, beside the uniqueness of its key. */
public sealed interface Expectation {

  /** What is looked at. */
  enum Kind {
    /** A number within bounds. */
    RANGE,
    /** Two times. */
    ORDER,
    /** An id of another table. */
    REFERENCE
  }

  Kind kind();

  /** In words, without the table: {@code severity between 1 and 4}. */
  String text();

  /** Whether a row does not meet it; null counts as met. */
  Column isViolated();

  static Expectation between(Field field, long least, long most) {
    return new Between(field, least, most);
  }

  /** That {@code earlier} does not lie after {@code later}. */
  static Expectation inOrder(Field earlier, Field later) {
    return new InOrder(earlier, later);
  }

  /** That the value is a key of {@code target}, which has one column in its key. */
  static Expectation refersTo(Field field, Table target) {
    return new RefersTo(field, target);
  }

  /** A number within bounds, both allowed. */
  record Between(Field field, long least, long most) implements Expectation {

    @Override
    public Kind kind() {
      return Kind.RANGE;
    }

    @Override
    public String text() {
      return "%s between %d and %d".formatted(field.name(), least, most);
    }

    @Override
    public Column isViolated() {
      return not(field.col().between(lit(least), lit(most)));
    }
  }

  /** Two times in order. */
  record InOrder(Field earlier, Field later) implements Expectation {

    @Override
    public Kind kind() {
      return Kind.ORDER;
    }

    @Override
    public String text() {
      return "%s not after %s".formatted(earlier.name(), later.name());
    }

    @Override
    public Column isViolated() {
      return earlier.col().gt(later.col());
    }
  }

  /** An id of another table; to be told apart by {@link #found}, which the reader joins. */
  record RefersTo(Field field, Table target) implements Expectation {

    public RefersTo {
      Objects.requireNonNull(target, "target");
    }

    @Override
    public Kind kind() {
      return Kind.REFERENCE;
    }

    @Override
    public String text() {
      return "%s in %s".formatted(field.name(), target.path());
    }

    @Override
    public Column isViolated() {
      return field.col().isNotNull().and(found().col().isNull());
    }

    /** The same id, as the target has it; null if it has none. */
    public Field found() {
      return Field.optional(
          "found_" + field.name(), DataTypes.StringType, "The id, as the target has it");
    }
  }
}
