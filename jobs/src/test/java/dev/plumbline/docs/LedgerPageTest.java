package dev.plumbline.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.Table;
import dev.plumbline.tables.measures.Orientations;
import dev.plumbline.tables.measures.RelationshipMonths;
import dev.plumbline.tables.results.Coefficients;
import dev.plumbline.tables.results.Verdicts;
import dev.plumbline.tables.retention.Panel;
import dev.plumbline.testing.SparkTest;
import dev.plumbline.testing.TableText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/** {@code docs/ledger-and-connections.md}: every query on it names tables and columns there are. */
@SparkTest
class LedgerPageTest {

  private static final Path PAGE = Path.of("..", "docs", "ledger-and-connections.md");
  private static final Pattern QUERY = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL);
  private static final List<Table> TABLES =
      List.of(
          RelationshipMonths.TABLE,
          Orientations.TABLE,
          Panel.TABLE,
          Verdicts.TABLE,
          Coefficients.TABLE);

  private final SparkSession spark;
  private final TableText tables;

  LedgerPageTest(SparkSession spark, TableText tables) {
    this.spark = spark;
    this.tables = tables;
  }

  @Test
  void everyQueryCanBeAsked() throws IOException {
    TABLES.forEach(table -> tables.none(table).createOrReplaceTempView(table.name()));

    List<String> queries =
        QUERY.matcher(Files.readString(PAGE)).results().map(match -> match.group(1)).toList();

    assertThat(queries)
        .hasSize(6)
        .allSatisfy(query -> assertThat(spark.sql(query).collectAsList()).isEmpty());
  }
}
