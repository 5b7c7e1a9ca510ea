package dev.plumbline.lake;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.Field;
import dev.plumbline.schema.Layer;
import dev.plumbline.schema.Table;
import dev.plumbline.testing.SparkTest;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SparkTest
class UntoldTest {

  private static final Field ID = Field.required("id", DataTypes.LongType, "");
  private static final Field WORDS = Field.optional("words", DataTypes.StringType, "");
  private static final Field PEOPLE =
      Field.optional("people", DataTypes.createArrayType(DataTypes.StringType), "");
  private static final Table TABLE =
      new Table(Layer.STAGING, "letters", List.of(ID), List.of(ID, WORDS, PEOPLE));

  private final SparkSession spark;

  UntoldTest(SparkSession spark) {
    this.spark = spark;
  }

  @Test
  void aColumnOfNullsIsNotWrittenAndReadsAsNull(@TempDir Path root) {
    Lake lake = new DeltaLake(spark, root.toString());
    lake.overwrite(TABLE, untold(1));
    lake.append(TABLE, told(2));

    assertThat(spark.read().parquet(first(root)).schema().fieldNames()).containsExactly("id");
    assertThat(lake.read(TABLE).where(WORDS.col().isNull().and(PEOPLE.col().isNull())).count())
        .isOne();
    assertThat(lake.read(TABLE).where(WORDS.col().equalTo("a")).count()).isOne();
  }

  @Test
  void aPartMayBeReplacedByRowsThatLackColumns(@TempDir Path root) {
    Lake lake = new DeltaLake(spark, root.toString());
    lake.replace(TABLE, WORDS, "a", told(1));
    lake.replace(TABLE, WORDS, "a", told(2).withColumn("people", none("array<string>")));

    assertThat(lake.read(TABLE).collectAsList().toString()).isEqualTo("[[2,a,null]]");
  }

  @Test
  void itIsSeenThroughFiltersAndColumnsTakenOver() {
    Dataset<Row> rows = untold(3).where("id > 1").select("id", "words", "people");

    assertThat(Untold.leftOut(TABLE, rows).columns()).containsExactly("id");
  }

  @Test
  void nothingIsLeftOutThatMayBeTold() {
    Dataset<Row> some =
        told(3).withColumn("words", when(ID.col().gt(1), "b").otherwise(none("string")));
    Dataset<Row> joined = untold(1).select("id").join(told(1), "id");

    assertThat(Untold.leftOut(TABLE, some).columns()).hasSize(3);
    assertThat(Untold.leftOut(TABLE, untold(1).unionByName(told(1))).columns()).hasSize(3);
    assertThat(Untold.leftOut(TABLE, joined).columns()).hasSize(3);
  }

  /** Or Delta could not refuse it. */
  @Test
  void whatIsRequiredIsNeverLeftOut() {
    Dataset<Row> rows = told(1).withColumn("id", none("bigint"));

    assertThat(Untold.leftOut(TABLE, rows).columns()).hasSize(3);
  }

  private Dataset<Row> untold(long id) {
    return spark
        .range(id, id + 1)
        .select(ID.col(), WORDS.from(lit(null)), PEOPLE.from(none("array<string>")));
  }

  private Dataset<Row> told(long id) {
    return spark
        .range(id, id + 1)
        .selectExpr("id", "'a' AS words", "CAST(array('p') AS array<string>) AS people");
  }

  private static Column none(String type) {
    return lit(null).cast(type);
  }

  private String first(Path root) {
    return spark
        .read()
        .json(root + "/" + TABLE.path() + "/_delta_log/*01.json")
        .where("add IS NOT NULL")
        .selectExpr("concat('%s/%s/', add.path)".formatted(root, TABLE.path()))
        .first()
        .getString(0);
  }
}
