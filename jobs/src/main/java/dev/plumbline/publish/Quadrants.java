package dev.plumbline.publish;

import static dev.plumbline.schema.Field.required;
import static dev.plumbline.tables.published.AccountQuadrant.ACCOUNT_ID;
import static dev.plumbline.tables.published.AccountQuadrant.AS_OF;
import static dev.plumbline.tables.published.AccountQuadrant.CONFLICT;
import static dev.plumbline.tables.published.AccountQuadrant.CUSTOMER_STATUS;
import static dev.plumbline.tables.published.AccountQuadrant.DATA_QUALITY;
import static dev.plumbline.tables.published.AccountQuadrant.DEPTH;
import static dev.plumbline.tables.published.AccountQuadrant.DEPTH_BAND;
import static dev.plumbline.tables.published.AccountQuadrant.DEPTH_SOURCE;
import static dev.plumbline.tables.published.AccountQuadrant.DEPTH_VELOCITY;
import static dev.plumbline.tables.published.AccountQuadrant.MESSAGES;
import static dev.plumbline.tables.published.AccountQuadrant.QUADRANT;
import static dev.plumbline.tables.published.AccountQuadrant.SEGMENT;
import static dev.plumbline.tables.published.AccountQuadrant.VALUE;
import static dev.plumbline.tables.published.AccountQuadrant.VALUE_BAND;
import static dev.plumbline.tables.published.AccountQuadrant.VALUE_COVERAGE;
import static dev.plumbline.tables.published.AccountQuadrant.WEAKEST_VALUE;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_min;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.plumbline.schema.Field;
import dev.plumbline.tables.core.AccountMonths;
import dev.plumbline.tables.measures.RelationshipMonths;
import dev.plumbline.tables.measures.StageMonths;
import dev.plumbline.tables.published.AccountQuadrant;
import dev.plumbline.tables.retention.Spells;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The last state of each account, placed by depth and value.
 *
 * <p>The line between deep and shallow, and between high and low, is the mean of the reference
 * period: an account moves because it changed, not because others did.
 */
public final class Quadrants {

  /** Below this many people, depth would speak of persons. */
  private static final int MIN_BUYER_CONTACTS = 3;

  private static final Field PART = required("part", StringType, "Part of value, in words");
  private static final Map<String, Field> PARTS_OF_VALUE =
      new TreeMap<>(
          Map.of(
              "reliability", RelationshipMonths.VALUE_RELIABILITY,
              "responsiveness", RelationshipMonths.VALUE_RESPONSIVENESS,
              "insight", RelationshipMonths.VALUE_INSIGHT,
              "outcomes", RelationshipMonths.VALUE_OUTCOMES));

  private Quadrants() {}

  /**
   * Rows of {@link AccountQuadrant}.
   *
   * @param relationshipMonths rows of {@link RelationshipMonths}
   * @param stageMonths rows of {@link StageMonths}
   * @param accountMonths rows of {@link AccountMonths}
   * @param spells rows of {@link Spells}
   */
  public static Dataset<Row> of(
      Dataset<Row> relationshipMonths,
      Dataset<Row> stageMonths,
      Dataset<Row> accountMonths,
      Dataset<Row> spells) {
    Dataset<Row> last =
        relationshipMonths.agg(RelationshipMonths.MONTH.from(max(RelationshipMonths.MONTH.col())));
    Dataset<Row> segments =
        accountMonths.select(
            AccountMonths.ACCOUNT_ID.col(), AccountMonths.MONTH.col(), AccountMonths.SEGMENT.col());
    Dataset<Row> stages =
        stageMonths.select(
            StageMonths.ACCOUNT_ID.col(), StageMonths.MONTH.col(), StageMonths.STAGE.col());
    Dataset<Row> states =
        relationshipMonths
            .join(broadcast(last), RelationshipMonths.MONTH.name(), "inner")
            .join(segments, AccountMonths.TABLE.keyNames(), "inner")
            .join(stages, AccountMonths.TABLE.keyNames(), "left_outer")
            .join(statuses(spells), ACCOUNT_ID.name(), "left_outer");
    Dataset<Row> rows = states.select(banded()).withColumn(QUADRANT.name(), quadrant());
    return TenDigits.of(AccountQuadrant.TABLE, rows);
  }

  private static Dataset<Row> statuses(Dataset<Row> spells) {
    Column isOpen = max(Spells.DECISION_DATE.col().isNull());
    return spells
        .groupBy(Spells.ACCOUNT_ID.col())
        .agg(CUSTOMER_STATUS.from(when(isOpen, "CURRENT").otherwise("FORMER")));
  }

  private static Column[] banded() {
    Column depth = RelationshipMonths.DEPTH_RECENT.col();
    Column value = RelationshipMonths.VALUE.col();
    Column enough =
        coalesce(RelationshipMonths.BUYER_CONTACTS.col().geq(MIN_BUYER_CONTACTS), lit(false));
    return new Column[] {
      ACCOUNT_ID.col(),
      AS_OF.from(RelationshipMonths.MONTH.col()),
      SEGMENT.col(),
      CUSTOMER_STATUS.from(coalesce(CUSTOMER_STATUS.col(), lit("NEVER"))),
      DEPTH_BAND.from(
          when(enough.and(depth.gt(0)), AccountQuadrant.DEEP)
              .when(enough.and(depth.leq(0)), AccountQuadrant.SHALLOW)),
      DEPTH.from(when(enough, depth)),
      DEPTH_VELOCITY.from(when(enough, RelationshipMonths.DEPTH_VELOCITY.col())),
      AccountQuadrant.STAGE.from(when(enough, StageMonths.STAGE.col())),
      VALUE_BAND.from(
          when(value.gt(0), AccountQuadrant.HIGH).when(value.leq(0), AccountQuadrant.LOW)),
      VALUE.from(value),
      WEAKEST_VALUE.from(weakestValue()),
      CONFLICT.from(RelationshipMonths.CONFLICT.col()),
      DEPTH_SOURCE.col(),
      MESSAGES.col(),
      VALUE_COVERAGE.col(),
      DATA_QUALITY.from(
          when(depth.isNull(), AccountQuadrant.NO_DEPTH)
              .when(enough.equalTo(false), AccountQuadrant.FEW_BUYER_CONTACTS)
              .when(value.isNull(), AccountQuadrant.NO_VALUE)
              .otherwise(AccountQuadrant.GOOD))
    };
  }

  private static Column weakestValue() {
    Column[] parts =
        PARTS_OF_VALUE.entrySet().stream()
            .map(
                part ->
                    struct(VALUE.from(part.getValue().col()), lit(part.getKey()).as(PART.name())))
            .toArray(Column[]::new);
    Column seen = filter(array(parts), part -> part.getField(VALUE.name()).isNotNull());
    return array_min(seen).getField(PART.name());
  }

  private static Column quadrant() {
    Column isDeep = DEPTH_BAND.col().equalTo(AccountQuadrant.DEEP);
    Column isShallow = DEPTH_BAND.col().equalTo(AccountQuadrant.SHALLOW);
    Column isHigh = VALUE_BAND.col().equalTo(AccountQuadrant.HIGH);
    Column isLow = VALUE_BAND.col().equalTo(AccountQuadrant.LOW);
    Column place =
        when(isDeep.and(isHigh), AccountQuadrant.VALUED_PARTNER)
            .when(isShallow.and(isHigh), AccountQuadrant.TRANSACTIONAL_VALUE)
            .when(isDeep.and(isLow), AccountQuadrant.POLITE_FICTION)
            .when(isShallow.and(isLow), AccountQuadrant.AT_RISK);
    return QUADRANT.from(when(CUSTOMER_STATUS.col().equalTo("CURRENT"), place));
  }
}
