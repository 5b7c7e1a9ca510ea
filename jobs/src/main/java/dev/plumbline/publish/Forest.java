package dev.plumbline.publish;

import static dev.plumbline.schema.Field.required;
import static dev.plumbline.tables.published.EffectsForest.E_VALUE;
import static dev.plumbline.tables.published.EffectsForest.FACTOR;
import static dev.plumbline.tables.published.EffectsForest.HAZARD_RATIO_DIRECT;
import static dev.plumbline.tables.published.EffectsForest.HAZARD_RATIO_DIRECT_HIGH;
import static dev.plumbline.tables.published.EffectsForest.HAZARD_RATIO_DIRECT_LOW;
import static dev.plumbline.tables.published.EffectsForest.HAZARD_RATIO_TOTAL;
import static dev.plumbline.tables.published.EffectsForest.HAZARD_RATIO_TOTAL_HIGH;
import static dev.plumbline.tables.published.EffectsForest.HAZARD_RATIO_TOTAL_LOW;
import static dev.plumbline.tables.published.EffectsForest.HYPOTHESIS;
import static dev.plumbline.tables.published.EffectsForest.LABEL;
import static dev.plumbline.tables.published.EffectsForest.MODEL_DIRECT;
import static dev.plumbline.tables.published.EffectsForest.MODEL_TOTAL;
import static dev.plumbline.tables.published.EffectsForest.P_VALUE;
import static dev.plumbline.tables.published.EffectsForest.Q_VALUE;
import static dev.plumbline.tables.published.EffectsForest.REASON;
import static dev.plumbline.tables.published.EffectsForest.SCALE;
import static dev.plumbline.tables.published.EffectsForest.SHARE_DIRECT;
import static dev.plumbline.tables.published.EffectsForest.STATUS;
import static dev.plumbline.tables.published.EffectsForest.VERDICT;
import static dev.plumbline.tables.results.Coefficients.ESTIMATE;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.exp;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.createStructField;
import static org.apache.spark.sql.types.DataTypes.createStructType;

import dev.plumbline.schema.Field;
import dev.plumbline.tables.published.EffectsForest;
import dev.plumbline.tables.results.Coefficients;
import dev.plumbline.tables.results.Fits;
import dev.plumbline.tables.results.Verdicts;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * Total and direct effect of each factor, side by side.
 *
 * <p>Only the estimator that verdicts read is shown. A factor of a model that was asked for has a
 * row even where the model was refused or could not hold it: the row then says so.
 */
public final class Forest {

  private static final Field EFFECT = required("effect", StringType, "TOTAL or DIRECT");
  private static final Field SEVERITY =
      required("severity", IntegerType, "Position in STATUSES, from 1");
  private static final List<String> STATUSES = List.of(Fits.OK, Fits.WARN, "MISSING", Fits.REFUSED);
  private static final StructType OF_MODEL =
      createStructType(
          List.of(
              createStructField(FACTOR.name(), StringType, false),
              createStructField(LABEL.name(), StringType, false),
              createStructField(SCALE.name(), StringType, false),
              createStructField(EFFECT.name(), StringType, false),
              createStructField(HYPOTHESIS.name(), StringType, false)));
  private static final Field FACTOR_OF_MODEL =
      required("factor_of_model", OF_MODEL, "A factor as the model can fill it");

  private Forest() {}

  /**
   * Rows of {@link EffectsForest}.
   *
   * @param fits rows of {@link Fits}
   * @param coefficients rows of {@link Coefficients}
   * @param verdicts rows of {@link Verdicts}
   */
  public static Dataset<Row> of(
      Dataset<Row> fits, Dataset<Row> coefficients, Dataset<Row> verdicts) {
    Dataset<Row> effects = effects(fits, coefficients);
    Dataset<Row> rows =
        sideBySide(effects)
            .join(verdictOfHypothesis(verdicts), HYPOTHESIS.name(), "left_outer")
            .withColumn(HYPOTHESIS.name(), when(HYPOTHESIS.col().notEqual(""), HYPOTHESIS.col()));
    return TenDigits.of(EffectsForest.TABLE, rows);
  }

  /** One row per factor and model that asks for it. */
  private static Dataset<Row> effects(Dataset<Row> fits, Dataset<Row> coefficients) {
    Dataset<Row> asked =
        fits.where(Fits.IS_PRIMARY.col())
            .select(
                Fits.MODEL_ID.col(),
                Fits.ESTIMATOR.col(),
                Fits.STATUS.col(),
                Fits.REASON.col(),
                explode(factorsOf(Fits.MODEL_ID.col())).as(FACTOR_OF_MODEL.name()));
    Column factor = FACTOR_OF_MODEL.col();
    Dataset<Row> factors =
        asked.select(
            Fits.MODEL_ID.col(),
            Fits.ESTIMATOR.col(),
            Fits.STATUS.col(),
            Fits.REASON.col(),
            Coefficients.TERM.from(factor.getField(FACTOR.name())),
            LABEL.from(factor.getField(LABEL.name())),
            SCALE.from(factor.getField(SCALE.name())),
            EFFECT.from(factor.getField(EFFECT.name())),
            HYPOTHESIS.from(factor.getField(HYPOTHESIS.name())));
    return factors
        .join(coefficients, Coefficients.TABLE.keyNames(), "left_outer")
        .withColumn(SEVERITY.name(), SEVERITY.from(severity()));
  }

  private static Column severity() {
    return when(Fits.STATUS.col().equalTo(Fits.REFUSED), 4)
        .when(ESTIMATE.col().isNull(), 3)
        .when(Fits.STATUS.col().equalTo(Fits.WARN), 2)
        .otherwise(1);
  }

  private static Dataset<Row> sideBySide(Dataset<Row> effects) {
    Column why =
        when(SEVERITY.col().equalTo(3), lit("no row could fill the factor, or it is constant"))
            .otherwise(Fits.REASON.col());
    Column reason = when(SEVERITY.col().gt(1), concat(Fits.MODEL_ID.col(), lit(": "), why));
    Column direct = only("DIRECT", ESTIMATE);
    Column total = only("TOTAL", ESTIMATE);
    return effects
        .groupBy(Coefficients.TERM.col())
        .agg(
            LABEL.from(max(LABEL.col())),
            SCALE.from(max(SCALE.col())),
            MODEL_TOTAL.from(only("TOTAL", Fits.MODEL_ID)),
            HAZARD_RATIO_TOTAL.from(exp(total)),
            HAZARD_RATIO_TOTAL_LOW.from(exp(only("TOTAL", Coefficients.ESTIMATE_LOW))),
            HAZARD_RATIO_TOTAL_HIGH.from(exp(only("TOTAL", Coefficients.ESTIMATE_HIGH))),
            MODEL_DIRECT.from(only("DIRECT", Fits.MODEL_ID)),
            HAZARD_RATIO_DIRECT.from(exp(direct)),
            HAZARD_RATIO_DIRECT_LOW.from(exp(only("DIRECT", Coefficients.ESTIMATE_LOW))),
            HAZARD_RATIO_DIRECT_HIGH.from(exp(only("DIRECT", Coefficients.ESTIMATE_HIGH))),
            SHARE_DIRECT.from(direct.divide(total)),
            P_VALUE.from(
                coalesce(
                    only("DIRECT", Coefficients.P_VALUE), only("TOTAL", Coefficients.P_VALUE))),
            E_VALUE.from(
                coalesce(
                    only("DIRECT", Coefficients.E_VALUE), only("TOTAL", Coefficients.E_VALUE))),
            HYPOTHESIS.from(max(HYPOTHESIS.col())),
            STATUS.from(
                element_at(
                    array(STATUSES.stream().map(status -> lit(status)).toArray(Column[]::new)),
                    max(SEVERITY.col()))),
            REASON.from(array_join(array_sort(collect_set(reason)), "; ")))
        .withColumnRenamed(Coefficients.TERM.name(), FACTOR.name());
  }

  private static Column only(String effect, Field field) {
    return max(when(EFFECT.col().equalTo(effect), field.col()));
  }

  /** The primary contrast of a hypothesis is the one whose p-value was adjusted. */
  private static Dataset<Row> verdictOfHypothesis(Dataset<Row> verdicts) {
    return verdicts
        .groupBy(Verdicts.HYPOTHESIS.col())
        .agg(
            Q_VALUE.from(max(Verdicts.Q.col())),
            VERDICT.from(
                coalesce(
                    max(when(Verdicts.Q.col().isNotNull(), Verdicts.VERDICT.col())),
                    max(Verdicts.VERDICT.col()))));
  }

  private static Column factorsOf(Column model) {
    Column[] factors =
        Factor.ALL.stream()
            .map(
                factor ->
                    when(
                        model.equalTo(factor.model()),
                        struct(
                            lit(factor.term()).as(FACTOR.name()),
                            lit(factor.label()).as(LABEL.name()),
                            lit(factor.scale()).as(SCALE.name()),
                            lit(factor.effect().name()).as(EFFECT.name()),
                            lit(factor.hypothesis()).as(HYPOTHESIS.name()))))
            .toArray(Column[]::new);
    return array_compact(array(factors));
  }
}
