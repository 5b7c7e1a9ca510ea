package dev.plumbline.quality;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map_from_entries;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.createMapType;
import static org.apache.spark.sql.types.DataTypes.createStructField;
import static org.apache.spark.sql.types.DataTypes.createStructType;

import dev.plumbline.schema.Expectation.RefersTo;
import dev.plumbline.schema.Field;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.operations.Quality;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Counts the rows that do not meet what their tables declare: each table is read once for its
 * expectations and once, its key alone, for duplicates; all tables together in one query. A table
 * without a row is not told of.
 *
 * @param tables those looked at
 */
public record Audit(List<Table> tables) {

  private static final Field KEY = optional("row_key", StringType, "Key of a row, as text");
  private static final Field KEY_HASH = required("key_hash", LongType, "Hash of the key");
  private static final Field FOUND = required("found", LongType, "Rows found");
  private static final Field BY_TEXT =
      optional(
          "by_text",
          createMapType(
              StringType,
              createStructType(
                  List.of(
                      createStructField(FOUND.name(), LongType, true),
                      createStructField(Quality.EXAMPLE.name(), StringType, true)))),
          "What was found, by expectation");

  private static final Field EXPECTED =
      required(
          "expected",
          createStructType(
              List.of(
                  createStructField(Quality.EXPECTATION.name(), StringType, false),
                  createStructField(Quality.KIND.name(), StringType, false))),
          "What is expected, and its kind");

  /** In the place of an expectation: the row itself, to be counted. */
  private static final String ROW = "";

  public Audit {
    tables = List.copyOf(tables);
  }

  /** What is read: the tables, and those that they refer to. */
  public List<Table> reads() {
    return Stream.concat(
            tables.stream(), tables.stream().flatMap(Audit::references).map(RefersTo::target))
        .distinct()
        .toList();
  }

  /**
   * Rows of {@link Quality} without a status.
   *
   * @param lake rows of each of the tables that are read
   */
  public Dataset<Row> of(Function<Table, Dataset<Row>> lake) {
    Dataset<Row> violations =
        all(table -> violations(table, lake))
            .groupBy(Quality.TABLE_PATH.col(), Quality.EXPECTATION.col())
            .agg(FOUND.from(count(lit(1))), Quality.EXAMPLE.from(min(KEY.col())));
    Dataset<Row> duplicates =
        all(table -> keys(table, lake))
            .groupBy(Quality.TABLE_PATH.col(), KEY_HASH.col())
            .agg(FOUND.from(count(lit(1)).minus(1)), KEY.from(min(KEY.col())))
            .where(FOUND.col().gt(0))
            .groupBy(Quality.TABLE_PATH.col())
            .agg(FOUND.from(sum(FOUND.col())), Quality.EXAMPLE.from(min(KEY.col())))
            .withColumn(Quality.EXPECTATION.name(), lit(Quality.UNIQUE));
    Column byText =
        map_from_entries(
            collect_list(
                struct(Quality.EXPECTATION.col(), struct(FOUND.col(), Quality.EXAMPLE.col()))));
    Column rows = max(when(Quality.EXPECTATION.col().equalTo(ROW), FOUND.col()));
    Column found = element_at(BY_TEXT.col(), Quality.EXPECTATION.col());
    return violations
        .unionByName(duplicates)
        .groupBy(Quality.TABLE_PATH.col())
        .agg(Quality.ROWS.from(rows), byText.as(BY_TEXT.name()))
        .withColumn(EXPECTED.name(), explode(expected()))
        .withColumn(Quality.EXPECTATION.name(), EXPECTED.col().getField(Quality.EXPECTATION.name()))
        .select(
            Quality.TABLE_PATH.col(),
            Quality.EXPECTATION.col(),
            Quality.KIND.from(EXPECTED.col().getField(Quality.KIND.name())),
            Quality.ROWS.col(),
            Quality.VIOLATIONS.from(coalesce(found.getField(FOUND.name()), lit(0L))),
            Quality.EXAMPLE.from(found.getField(Quality.EXAMPLE.name())));
  }

  private Dataset<Row> all(Function<Table, Dataset<Row>> part) {
    return tables.stream().map(part).reduce(Dataset::unionByName).orElseThrow();
  }

  /** One row for each row of the table, and one for each expectation that it does not meet. */
  private static Dataset<Row> violations(Table table, Function<Table, Dataset<Row>> lake) {
    Dataset<Row> rows = lake.apply(table);
    for (RefersTo reference : references(table).toList()) {
      Field id = reference.target().key().get(reference.target().key().size() - 1);
      Field found = reference.found();
      Dataset<Row> ids = lake.apply(reference.target()).select(found.from(id.col())).distinct();
      rows = rows.join(broadcast(ids), reference.field().col().equalTo(found.col()), "left_outer");
    }
    Column[] marks =
        Stream.concat(
                Stream.of(lit(ROW)),
                table.expectations().stream().map(e -> when(e.isViolated(), e.text())))
            .toArray(Column[]::new);
    return rows.select(
            path(table),
            key(table),
            explode(filter(array(marks), Column::isNotNull)).as(Quality.EXPECTATION.name()))
        .withColumn(KEY.name(), when(Quality.EXPECTATION.col().notEqual(ROW), KEY.col()));
  }

  private static Dataset<Row> keys(Table table, Function<Table, Dataset<Row>> lake) {
    Column[] key = table.key().stream().map(Field::col).toArray(Column[]::new);
    return lake.apply(table).select(path(table), KEY_HASH.from(xxhash64(key)), key(table));
  }

  private static Column path(Table table) {
    return Quality.TABLE_PATH.from(lit(table.path()));
  }

  private static Column key(Table table) {
    return KEY.from(
        concat_ws(
            " ", table.key().stream().map(f -> f.col().cast(StringType)).toArray(Column[]::new)));
  }

  /** Every expectation of the table of the row. */
  private Column expected() {
    Column expected = lit(null);
    for (Table table : tables) {
      Column[] own =
          Stream.concat(
                  Stream.of(expected(Quality.UNIQUE, Quality.KEY)),
                  table.expectations().stream().map(e -> expected(e.text(), e.kind().name())))
              .toArray(Column[]::new);
      expected =
          when(Quality.TABLE_PATH.col().equalTo(table.path()), array(own)).otherwise(expected);
    }
    return expected;
  }

  private static Column expected(String text, String kind) {
    return struct(Quality.EXPECTATION.from(lit(text)), Quality.KIND.from(lit(kind)));
  }

  private static Stream<RefersTo> references(Table table) {
    return table.expectations().stream()
        .filter(RefersTo.class::isInstance)
        .map(RefersTo.class::cast);
  }
}
