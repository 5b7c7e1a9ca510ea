package dev.plumbline.fit;

import static dev.plumbline.models.Term.asMeasured;
import static dev.plumbline.models.Term.levels;
import static dev.plumbline.models.Term.standardised;
import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lead;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;

import dev.plumbline.models.ModelSpec;
import dev.plumbline.models.Outcome;
import dev.plumbline.models.Term;
import dev.plumbline.schema.Field;
import dev.plumbline.tables.retention.Panel;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * What makes a relationship deepen: the hazard of rising to the next phase, by what was known
 * before the month; method sections 14 (H3) and 14.1.
 *
 * <p>At risk are months in phase 1 and 2 after which the phase is known; the event is a higher
 * phase a month later, and may come again (Andersen and Gill). Phases are those of the rule. Who
 * leaves is censored.
 */
final class Deepening {

  static final String MODEL = "M3";

  private static final int HIGHEST = 3;
  private static final Field NEXT =
      Field.optional("next_stage", IntegerType, "Phase a month later; null if it is not known");
  private static final Field NEXT_MONTH =
      Field.optional("next_month", DateType, "Month of the next row of the stay");
  private static final Field RISES =
      Field.required("rises", IntegerType, "1 if the phase is higher a month later, else 0");
  private static final Field RISEN =
      Field.required("risen", IntegerType, "Rises of the stay before");

  private Deepening() {}

  static ModelSpec model() {
    List<Term> controls =
        List.of(
            standardised(Panel.SIZE),
            standardised(Panel.BASELINE_VOLUME),
            asMeasured(Panel.IS_REP_CHANGED),
            levels(Panel.SEGMENT),
            levels(Panel.REGION),
            levels(Panel.PRODUCT_LINE),
            levels(Panel.CALENDAR_QUARTER));
    return new ModelSpec(
        MODEL,
        new Outcome(
            Panel.ACCOUNT_ID,
            List.of(Panel.ACCOUNT_ID, Panel.PRODUCT_LINE, Panel.SPELL_NO, RISEN),
            Panel.TENURE,
            RISES,
            List.of(Panel.STAGE, Panel.STRATUM),
            Panel.MONTH,
            Outcome.Clock.MONTHS,
            List.of(Panel.REP_ID, Panel.PARENT_ID)),
        List.of(
            standardised(Panel.NET_RELATIVE),
            standardised(Panel.VALUE),
            asMeasured(Panel.NEED),
            asMeasured(Panel.CONFLICT)),
        controls,
        controls.subList(0, 3),
        1);
  }

  /**
   * The months at risk.
   *
   * @param panel rows of {@link Panel}, of accounts with a full history
   */
  static Dataset<Row> atRisk(Dataset<Row> panel) {
    WindowSpec stay =
        Window.partitionBy(Panel.ACCOUNT_ID.col(), Panel.PRODUCT_LINE.col(), Panel.SPELL_NO.col())
            .orderBy(Panel.MONTH.col());
    Column isNext = NEXT_MONTH.col().equalTo(add_months(Panel.MONTH.col(), 1));
    return panel
        .withColumn(NEXT.name(), lead(Panel.STAGE.col(), 1).over(stay))
        .withColumn(NEXT_MONTH.name(), lead(Panel.MONTH.col(), 1).over(stay))
        .where(Panel.STAGE.col().lt(HIGHEST).and(NEXT.col().isNotNull()).and(isNext))
        .withColumn(RISES.name(), RISES.from(NEXT.col().gt(Panel.STAGE.col())))
        .withColumn(
            RISEN.name(),
            RISEN.from(
                coalesce(
                    sum(RISES.col()).over(stay.rowsBetween(Window.unboundedPreceding(), -1)),
                    lit(0))));
  }
}
