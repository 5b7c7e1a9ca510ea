package dev.plumbline.explain;

import static dev.plumbline.models.Term.asMeasured;
import static dev.plumbline.models.Term.standardised;
import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static dev.plumbline.tables.results.Contributions.ACCOUNT_ID;
import static dev.plumbline.tables.results.Contributions.CHANGE;
import static dev.plumbline.tables.results.Contributions.COMPONENT;
import static dev.plumbline.tables.results.Contributions.CONTRIBUTION;
import static dev.plumbline.tables.results.Contributions.MONTH;
import static dev.plumbline.tables.results.Contributions.TARGET;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.zip_with;
import static org.apache.spark.sql.types.DataTypes.createArrayType;
import static org.apache.spark.sql.types.DataTypes.createStructField;
import static org.apache.spark.sql.types.DataTypes.createStructType;

import dev.plumbline.models.Term;
import dev.plumbline.schema.Field;
import dev.plumbline.tables.measures.Components;
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
import org.apache.spark.sql.types.DataType;

/** What each component adds to depth, value and risk of every account and month. */
public final class Explanations {

  private static final String MODEL = "MJ";
  private static final Term DEPTH = standardised(RelationshipMonths.DEPTH_RECENT);
  private static final Term CONFLICT = asMeasured(RelationshipMonths.CONFLICT);
  private static final List<RiskTerm> RISKS =
      Stream.of(
              DEPTH,
              standardised(RelationshipMonths.DEPTH_VELOCITY),
              standardised(RelationshipMonths.VALUE),
              CONFLICT,
              DEPTH.times(CONFLICT),
              standardised(RelationshipMonths.PUSH))
          .map(RiskTerm::new)
          .toList();
  private static final DataType LIST =
      createArrayType(
          createStructType(
              List.of(
                  createStructField(TARGET.name(), TARGET.type(), false),
                  createStructField(COMPONENT.name(), COMPONENT.type(), false),
                  createStructField(CONTRIBUTION.name(), CONTRIBUTION.type(), true))));
  private static final Field PARTS = required("parts", LIST, "What adds up to each target");
  private static final Field PARTS_BEFORE =
      optional("parts_before", LIST, "The same, of the month before");
  private static final WindowSpec MONTHS =
      Window.partitionBy(ACCOUNT_ID.col()).orderBy(MONTH.col());

  private Explanations() {}

  /**
   * Rows of {@link Contributions}.
   *
   * @param relationshipMonths rows of {@link RelationshipMonths}
   * @param fits rows of {@link Fits}
   * @param coefficients rows of {@link Coefficients}
   */
  public static Dataset<Row> of(
      Dataset<Row> relationshipMonths, Dataset<Row> fits, Dataset<Row> coefficients) {
    return relationshipMonths
        .crossJoin(broadcast(joint(fits, coefficients)))
        .select(ACCOUNT_ID.col(), MONTH.col(), PARTS.from(parts()))
        .withColumn(PARTS_BEFORE.name(), lag(PARTS.col(), 1).over(MONTHS))
        .select(ACCOUNT_ID.col(), MONTH.col(), inline(compared()))
        .where(CONTRIBUTION.col().isNotNull());
  }

  private static Column parts() {
    return array(
        Stream.of(
                Components.DEPTH.stream().map(f -> part(Contributions.DEPTH, f)),
                Components.VALUE.stream().map(f -> part(Contributions.VALUE, f)),
                RISKS.stream().map(r -> part(Contributions.RISK, r.name(), r.contribution())))
            .flatMap(rows -> rows)
            .toArray(Column[]::new));
  }

  /** Months of an account follow each other without a gap, and have the same parts. */
  private static Column compared() {
    return zip_with(
        PARTS.col(),
        coalesce(PARTS_BEFORE.col(), array().cast(PARTS.type())),
        (now, before) -> {
          Column contribution = now.getField(CONTRIBUTION.name());
          return struct(
              TARGET.from(now.getField(TARGET.name())),
              COMPONENT.from(now.getField(COMPONENT.name())),
              CONTRIBUTION.from(contribution),
              CHANGE.from(contribution.minus(before.getField(CONTRIBUTION.name()))));
        });
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

  private static Column part(String target, Field component) {
    String prefix = target.toLowerCase(Locale.ROOT) + "_from_";
    return part(target, component.name().substring(prefix.length()), component.col());
  }

  private static Column part(String target, String component, Column contribution) {
    return struct(
        TARGET.from(lit(target)), COMPONENT.from(lit(component)), CONTRIBUTION.from(contribution));
  }
}
