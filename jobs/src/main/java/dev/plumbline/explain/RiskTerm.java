package dev.plumbline.explain;

import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.DoubleType;

import dev.plumbline.models.Term;
import dev.plumbline.schema.Field;
import dev.plumbline.tables.results.Coefficients;
import java.util.List;
import org.apache.spark.sql.Column;

/**
 * A term of the joint model as the measures of a month fill it.
 *
 * <p>What it adds to the log hazard is its coefficient times its value, both on the scale of the
 * model: of a product, the first factor is centred and scaled if the coefficient is, and the second
 * is taken as it is.
 */
record RiskTerm(Term term) {

  String name() {
    return term.name();
  }

  /** Aggregates over rows of {@link Coefficients} that give our columns. */
  List<Column> remembered() {
    return List.of(
        remembered(slope(), Coefficients.ESTIMATE),
        remembered(mean(), Coefficients.MEAN),
        remembered(deviation(), Coefficients.STANDARD_DEVIATION));
  }

  /** Null where the model does not hold the term, or the month does not. */
  Column contribution() {
    Term.Factor first = term.factors().get(0);
    Column value = first.field().col().cast(DoubleType);
    Column scaled =
        first.scale() == Term.Scale.STANDARDISED
            ? value.minus(mean().col()).divide(deviation().col())
            : value;
    Column filled =
        term.factors().stream()
            .skip(1)
            .map(other -> other.field().col().cast(DoubleType))
            .reduce(scaled, Column::multiply);
    return slope().col().multiply(filled);
  }

  private Column remembered(Field ours, Field theirs) {
    return ours.from(max(when(Coefficients.TERM.col().equalTo(name()), theirs.col())));
  }

  private Field slope() {
    return number("slope");
  }

  private Field mean() {
    return number("mean");
  }

  private Field deviation() {
    return number("deviation");
  }

  private Field number(String what) {
    return Field.optional(what + " of " + name(), DoubleType, "As fitted; null if it was not");
  }
}
