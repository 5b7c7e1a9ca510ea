package dev.plumbline.measures;

import static org.apache.spark.sql.functions.lit;

import dev.plumbline.tables.measures.RelationshipMonths;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What we deliver, as one index; method section 7, tier CORE.
 *
 * <p>Four sub-dimensions, each the mean of the standardised indicators that there are; their mean
 * if there are two or more, drawn towards 0 where few of the sixteen indicators could be seen. No
 * source feeds the first one, reliability, yet: it needs orders, onboarding or usage.
 */
final class Value {

  private static final int ENOUGH_SUB_DIMENSIONS = 2;
  private static final double ALL_INDICATORS = 16;

  private Value() {}

  /** {@code rows} with the sub-dimensions, the indicators behind them and the index. */
  static Dataset<Row> measured(Dataset<Row> rows) {
    List<Column> indicators = new ArrayList<>();
    indicators.addAll(Delivery.responsiveness());
    indicators.addAll(Delivery.insight());
    indicators.addAll(Delivery.outcomes());
    Column count = RelationshipMonths.VALUE_INDICATORS.col();
    Column mean =
        new Available(
                List.of(
                    RelationshipMonths.VALUE_RELIABILITY.col(),
                    RelationshipMonths.VALUE_RESPONSIVENESS.col(),
                    RelationshipMonths.VALUE_INSIGHT.col(),
                    RelationshipMonths.VALUE_OUTCOMES.col()))
            .mean(ENOUGH_SUB_DIMENSIONS);

    Map<String, Column> parts = new LinkedHashMap<>();
    parts.put(
        RelationshipMonths.VALUE_RELIABILITY.name(),
        RelationshipMonths.VALUE_RELIABILITY.from(lit(null)));
    parts.put(
        RelationshipMonths.VALUE_RESPONSIVENESS.name(),
        new Available(Delivery.responsiveness()).mean(1));
    parts.put(RelationshipMonths.VALUE_INSIGHT.name(), new Available(Delivery.insight()).mean(1));
    parts.put(RelationshipMonths.VALUE_OUTCOMES.name(), new Available(Delivery.outcomes()).mean(1));
    parts.put(RelationshipMonths.VALUE_INDICATORS.name(), new Available(indicators).count());
    return rows.withColumns(parts)
        .withColumn(RelationshipMonths.VALUE.name(), mean.multiply(count.divide(count.plus(1))))
        .withColumn(RelationshipMonths.VALUE_COVERAGE.name(), count.divide(ALL_INDICATORS));
  }
}
