package dev.plumbline.measures;

import static dev.plumbline.models.StageThresholds.FADE;
import static dev.plumbline.models.StageThresholds.KINDS;
import static dev.plumbline.models.StageThresholds.LIFE;
import static dev.plumbline.models.StageThresholds.PRIVATE;
import static dev.plumbline.models.StageThresholds.STRATEGIC;
import static dev.plumbline.models.StageThresholds.SYNERGISTIC;
import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.tables.features.DisclosureMonths.ACCOUNT_ID;
import static dev.plumbline.tables.features.DisclosureMonths.KNOWN_MONTH;
import static dev.plumbline.tables.features.DisclosureMonths.MONTH;
import static dev.plumbline.tables.features.DisclosureMonths.SCORED_SENT;
import static dev.plumbline.tables.measures.References.FIRST_MONTH;
import static dev.plumbline.tables.measures.References.LAST_MONTH;
import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.months_between;
import static org.apache.spark.sql.functions.percentile;
import static org.apache.spark.sql.functions.pow;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.LongType;

import dev.plumbline.models.StageThresholds;
import dev.plumbline.schema.Field;
import dev.plumbline.tables.features.DisclosureMonths;
import java.sql.Date;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What the rule of phases compares an account with, learned on the reference period; method section
 * 11.1.
 *
 * <p>Quantiles are exact, over the accounts that wrote in its last six months, of their faded rates
 * at its end: one value for each account, so that those seen longest do not weigh most.
 */
public final class StageReference {

  private static final double COLLABORATIVE = 0.45;
  private static final double FEW = 0.80;
  private static final int FEWEST_ACCOUNTS = 10;
  private static final int HEARD_MONTHS = 6;

  private static final List<Reference> PRIORS =
      List.of(
          Domain.BUSINESS.reference("second"),
          Domain.BUSINESS.reference("third"),
          Domain.PERSONAL.reference("second"),
          Domain.PERSONAL.reference("third"));
  private static final Reference BUSINESS = Domain.BUSINESS.reference("deep");
  private static final Reference PERSONAL = Domain.PERSONAL.reference("deep");

  private static final Field LAST_HEARD = optional("last_heard", DateType, "Last month with text");
  private static final Field MESSAGES = number("messages");
  private static final Field SENT = number("sent");
  private static final Field PERSONAL_SENT = number("personal_sent");
  private static final Field DEEP = number("deep");
  private static final List<Field> FADED =
      PRIORS.stream().map(prior -> number("faded_" + prior.measure())).toList();

  private static final Field ACCOUNTS = optional("accounts", LongType, "Accounts compared");
  private static final Field BUSINESS_HALF = number("collaborative");
  private static final Field BUSINESS_FIFTH = number("business_deep");
  private static final Field PERSONAL_FIFTH = number("personal");

  private StageReference() {}

  /**
   * The thresholds; empty if fewer than ten accounts wrote anything that was scored.
   *
   * @param disclosureMonths rows of {@link DisclosureMonths}
   * @param references rows of {@link dev.plumbline.tables.measures.References}
   */
  public static Optional<StageThresholds> learned(
      Dataset<Row> disclosureMonths, Dataset<Row> references) {
    Dataset<Row> known = broadcast(known(references));
    Row found =
        faded(disclosureMonths, known)
            .crossJoin(known)
            .agg(ACCOUNTS.from(count(whereHeard(lit(1)))), figures())
            .first();
    if (found.<Long>getAs(ACCOUNTS.name()) < FEWEST_ACCOUNTS) {
      return Optional.empty();
    }
    return Optional.of(
        new StageThresholds(
            found.<Date>getAs(FIRST_MONTH.name()).toLocalDate(),
            found.<Date>getAs(LAST_MONTH.name()).toLocalDate(),
            PRIORS.stream().map(prior -> value(found, prior.prior().field())).toList(),
            value(found, BUSINESS.kappa().field()),
            value(found, PERSONAL.kappa().field()),
            value(found, BUSINESS_HALF),
            value(found, BUSINESS_FIFTH),
            value(found, PERSONAL_FIFTH),
            value(found, PERSONAL_SENT) / Math.max(1, value(found, SENT)),
            found.getAs(ACCOUNTS.name()),
            found.<Double>getAs(DEEP.name()).longValue()));
  }

  /** One row: bounds of the period, priors, kappas. */
  private static Dataset<Row> known(Dataset<Row> references) {
    List<Reference> asked = Stream.concat(PRIORS.stream(), Stream.of(BUSINESS, PERSONAL)).toList();
    return references
        .agg(FIRST_MONTH.from(max(FIRST_MONTH.col())), LAST_MONTH.from(max(LAST_MONTH.col())))
        .transform(rows -> Reference.beside(rows, references, asked));
  }

  /** One row for each account with a scored message: what it said, as faded at the end. */
  private static Dataset<Row> faded(Dataset<Row> disclosureMonths, Dataset<Row> known) {
    Column fade = pow(lit(FADE), months_between(LAST_MONTH.col(), MONTH.col()));
    List<Column> kinds = DisclosureMonths.deep();
    List<Column> sums = new ArrayList<>();
    for (int kind = 0; kind < KINDS; kind++) {
      sums.add(FADED.get(kind).from(sum(kinds.get(kind).multiply(fade))));
    }
    sums.add(DEEP.from(sum(kinds.stream().reduce(Column::plus).orElseThrow())));
    sums.add(SENT.from(sum(SCORED_SENT.col())));
    sums.add(PERSONAL_SENT.from(sum(DisclosureMonths.personalSent())));
    sums.add(LAST_HEARD.from(max(MONTH.col())));
    return disclosureMonths
        .where(DisclosureMonths.scored().gt(0))
        .crossJoin(known)
        .where(MONTH.col().geq(FIRST_MONTH.col()).and(KNOWN_MONTH.col().leq(LAST_MONTH.col())))
        .groupBy(ACCOUNT_ID.col())
        .agg(
            MESSAGES.from(sum(DisclosureMonths.scored().multiply(fade))),
            sums.toArray(Column[]::new));
  }

  private static Column[] figures() {
    Column business = whereHeard(depth(BUSINESS, STRATEGIC, SYNERGISTIC));
    Column personal = whereHeard(depth(PERSONAL, LIFE, PRIVATE));
    List<Column> figures = new ArrayList<>();
    for (Field field : List.of(FIRST_MONTH, LAST_MONTH)) {
      figures.add(field.from(max(field.col())));
    }
    Stream.concat(
            Stream.of(BUSINESS.kappa(), PERSONAL.kappa()), PRIORS.stream().map(Reference::prior))
        .forEach(figure -> figures.add(figure.field().from(max(figure.col()))));
    figures.add(BUSINESS_HALF.from(percentile(business, lit(COLLABORATIVE))));
    figures.add(BUSINESS_FIFTH.from(percentile(business, lit(FEW))));
    figures.add(PERSONAL_FIFTH.from(percentile(personal, lit(FEW))));
    for (Field field : List.of(PERSONAL_SENT, SENT, DEEP)) {
      figures.add(field.from(sum(field.col())));
    }
    return figures.toArray(Column[]::new);
  }

  private static Column whereHeard(Column value) {
    return when(LAST_HEARD.col().gt(add_months(LAST_MONTH.col(), -HEARD_MONTHS)), value);
  }

  private static Column depth(Reference domain, int second, int third) {
    return StageThresholds.depth(rate(domain, second), rate(domain, third));
  }

  private static Column rate(Reference domain, int kind) {
    Column kappa = domain.kappa().col();
    Column prior = PRIORS.get(kind).prior().col();
    return FADED.get(kind).col().plus(kappa.multiply(prior)).divide(MESSAGES.col().plus(kappa));
  }

  private static double value(Row row, Field field) {
    Double value = row.getAs(field.name());
    return value == null ? 0 : value;
  }

  private static Field number(String name) {
    return optional(name, DoubleType, "Over the reference period");
  }
}
