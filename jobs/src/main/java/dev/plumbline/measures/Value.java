package dev.plumbline.measures;

import static org.apache.spark.sql.functions.when;

import dev.plumbline.tables.measures.RelationshipMonths;
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
 * if there are two or more, drawn towards 0 where few of the sixteen indicators could be seen.
 */
final class Value {

  static final int ENOUGH_SUB_DIMENSIONS = 2;
  private static final double ALL_INDICATORS = 16;

  private static final List<SubDimension> SUB_DIMENSIONS =
      List.of(
          Fulfilment.reliability(),
          Delivery.responsiveness(),
          Delivery.insight(),
          Delivery.outcomes());

  private Value() {}

  /** {@code rows} with the sub-dimensions, the index, and what each indicator adds to it. */
  static Dataset<Row> measured(Dataset<Row> rows) {
    Column count = RelationshipMonths.VALUE_INDICATORS.col();
    Column shrinkage = count.divide(count.plus(1));
    Available dimensions =
        new Available(
            List.of(
                RelationshipMonths.VALUE_RELIABILITY.col(),
                RelationshipMonths.VALUE_RESPONSIVENESS.col(),
                RelationshipMonths.VALUE_INSIGHT.col(),
                RelationshipMonths.VALUE_OUTCOMES.col()));
    Column weight = shrinkage.divide(dimensions.count());

    Map<String, Column> means = new LinkedHashMap<>();
    SUB_DIMENSIONS.forEach(d -> means.put(d.field().name(), d.available().mean(1)));
    means.put(RelationshipMonths.VALUE_INDICATORS.name(), indicators().count());
    return rows.withColumns(means)
        .withColumn(
            RelationshipMonths.VALUE.name(),
            dimensions.mean(ENOUGH_SUB_DIMENSIONS).multiply(shrinkage))
        .withColumn(RelationshipMonths.VALUE_COVERAGE.name(), count.divide(ALL_INDICATORS))
        .withColumns(parts(weight));
  }

  private static Available indicators() {
    return new Available(
        SUB_DIMENSIONS.stream().flatMap(dimension -> dimension.indicators().stream()).toList());
  }

  private static Map<String, Column> parts(Column weight) {
    Column isMeasured = RelationshipMonths.VALUE.col().isNotNull();
    Map<String, Column> parts = new LinkedHashMap<>();
    for (SubDimension dimension : SUB_DIMENSIONS) {
      List<Column> shares = dimension.available().parts();
      for (int k = 0; k < shares.size(); k++) {
        parts.put(
            dimension.parts().get(k).name(), when(isMeasured, shares.get(k).multiply(weight)));
      }
    }
    return parts;
  }
}
