package dev.plumbline.explain;

import static dev.plumbline.models.Term.asMeasured;
import static dev.plumbline.models.Term.standardised;
import static dev.plumbline.tables.results.Contributions.ACCOUNT_ID;
import static dev.plumbline.tables.results.Contributions.CONTRIBUTION;
import static dev.plumbline.tables.results.Contributions.MONTH;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.DateType;

import dev.plumbline.models.Term;
import dev.plumbline.schema.Field;
import dev.plumbline.tables.measures.Components;
import dev.plumbline.tables.measures.Orientations;
import dev.plumbline.tables.measures.RelationshipMonths;
import dev.plumbline.tables.results.Coefficients;
import dev.plumbline.tables.results.Contributions;
import dev.plumbline.tables.results.Fits;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/** What each component adds to depth, value and risk of every account and month. */
public final class Explanations {

  private static final String MODEL = "MJ";
  private static final Term DEPTH = standardised(RelationshipMonths.DEPTH_RECENT);
  private static final Term CONFLICT = asMeasured(RelationshipMonths.CONFLICT);
  private static final Term PUSH = standardised(RelationshipMonths.PUSH);
  private static final Term ARMS_LENGTH = asMeasured(Orientations.ARMS_LENGTH);
  private static final Term ARMS_UNKNOWN = asMeasured(Orientations.ARMS_UNKNOWN);
  private static final List<RiskTerm> RISKS =
      Stream.of(
              DEPTH,
              standardised(RelationshipMonths.DEPTH_VELOCITY),
              standardised(RelationshipMonths.VALUE),
              CONFLICT,
              DEPTH.times(CONFLICT),
              PUSH,
              ARMS_LENGTH,
              ARMS_UNKNOWN,
              PUSH.times(ARMS_LENGTH),
              PUSH.times(ARMS_UNKNOWN))
          .map(RiskTerm::new)
          .toList();
  private static final List<Part> PARTS =
      Stream.of(
              Components.DEPTH.stream().map(field -> part(Contributions.DEPTH, field)),
              Components.VALUE.stream().map(field -> part(Contributions.VALUE, field)),
              RISKS.stream().map(r -> new Part(Contributions.RISK, r.name(), r.contribution())))
          .flatMap(parts -> parts)
          .toList();
  private static final Field TOLD_FROM =
      Field.optional("told_from", DateType, "First month that knows the orientation");
  private static final WindowSpec MONTHS =
      Window.partitionBy(ACCOUNT_ID.col()).orderBy(MONTH.col());

  private Explanations() {}

  /**
   * Rows of {@link Contributions}.
   *
   * @param relationshipMonths rows of {@link RelationshipMonths}
   * @param orientations rows of {@link Orientations}
   * @param fits rows of {@link Fits}
   * @param coefficients rows of {@link Coefficients}
   */
  public static Dataset<Row> of(
      Dataset<Row> relationshipMonths,
      Dataset<Row> orientations,
      Dataset<Row> fits,
      Dataset<Row> coefficients) {
    return relationshipMonths
        .join(told(orientations), ACCOUNT_ID.name(), "left_outer")
        .withColumn(Orientations.ARMS_LENGTH.name(), where(Orientations.ARMS_LENGTH, 0))
        .withColumn(Orientations.ARMS_UNKNOWN.name(), where(Orientations.ARMS_UNKNOWN, 1))
        .crossJoin(broadcast(joint(fits, coefficients)))
        .select(with(PARTS.stream().map(part -> part.now().from(part.contribution()))))
        .select(with(PARTS.stream().flatMap(Explanations::nowAndBefore)))
        .select(with(Stream.of(inline(array(told())))))
        .where(CONTRIBUTION.col().isNotNull());
  }

  private static Dataset<Row> told(Dataset<Row> orientations) {
    return orientations.select(
        ACCOUNT_ID.col(),
        TOLD_FROM.from(Orientations.MONTH.col()),
        Orientations.ARMS_LENGTH.col(),
        Orientations.ARMS_UNKNOWN.col());
  }

  /** 1 where the account is of this kind; null where it is not, which adds nothing. */
  private static Column where(Field kind, int untilTold) {
    Column told = when(TOLD_FROM.col().leq(MONTH.col()), kind.col()).otherwise(untilTold);
    return when(told.equalTo(1), 1);
  }

  private static Column[] with(Stream<Column> columns) {
    return Stream.concat(Stream.of(ACCOUNT_ID.col(), MONTH.col()), columns).toArray(Column[]::new);
  }

  /** Months of an account follow each other without a gap. */
  private static Stream<Column> nowAndBefore(Part part) {
    Column before = lag(part.now().col(), 1).over(MONTHS);
    return Stream.of(part.now().col(), part.before().from(before));
  }

  private static Column[] told() {
    return PARTS.stream().map(Part::told).toArray(Column[]::new);
  }

  /** One row: the coefficients of the joint model beside each other, null if it was refused. */
  private static Dataset<Row> joint(Dataset<Row> fits, Dataset<Row> coefficients) {
    Dataset<Row> primary =
        fits.where(Fits.IS_PRIMARY.col().and(Fits.MODEL_ID.col().equalTo(MODEL)))
            .select(Fits.MODEL_ID.col(), Fits.ESTIMATOR.col());
    List<Column> remembered = RISKS.stream().flatMap(risk -> risk.remembered().stream()).toList();
    return coefficients
        .join(primary, new String[] {Fits.MODEL_ID.name(), Fits.ESTIMATOR.name()}, "left_semi")
        .agg(remembered.get(0), remembered.subList(1, remembered.size()).toArray(Column[]::new));
  }

  private static Part part(String target, Field component) {
    String prefix = target.toLowerCase(Locale.ROOT) + "_from_";
    return new Part(target, component.name().substring(prefix.length()), component.col());
  }
}
