package dev.plumbline.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.config.PublishSettings;
import dev.plumbline.schema.Field;
import dev.plumbline.schema.Table;
import dev.plumbline.testing.Gold;
import dev.plumbline.testing.SparkTest;
import dev.plumbline.testing.TableText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SparkTest
class CopiesTest {

  private static final String DESCRIBED =
      "select column_name || ' ' || column_type from (describe from '%s')";

  /** What DuckDB calls the types of Spark. */
  private static final Map<String, String> TYPES =
      Map.of(
          "string", "VARCHAR",
          "double", "DOUBLE",
          "bigint", "BIGINT",
          "int", "INTEGER",
          "boolean", "BOOLEAN",
          "date", "DATE",
          "timestamp", "TIMESTAMP WITH TIME ZONE");

  private final TableText tables;
  @TempDir private Path root;

  CopiesTest(TableText tables) {
    this.tables = tables;
  }

  @Test
  void duckDbFindsTheDeclaredColumnsWithTheirTypesAndEveryRow() throws SQLException {
    Copies copies = copies(7);
    copies.open("r1");
    for (Table table : Gold.TABLES) {
      copies.table("r1", table, Gold.rows(tables, table));
    }
    copies.point("r1");

    assertThat(Gold.TABLES).hasSize(6);
    try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:")) {
      for (Table table : Gold.TABLES) {
        String file = root.resolve("r1").resolve(table.name() + ".parquet").toString();
        assertThat(column(duckDb, DESCRIBED.formatted(file)))
            .as(table.name())
            .containsExactlyElementsOf(table.fields().stream().map(CopiesTest::inDuckDb).toList());
        assertThat(column(duckDb, "select count(*) from '%s'".formatted(file)))
            .as(table.name())
            .containsExactly(String.valueOf(Gold.rows(tables, table).count()));
      }
    }
  }

  @Test
  void thePointerNamesTheLastRunAndNothingElseLiesAbout() throws IOException {
    Copies copies = copies(7);
    publish(copies, "r1");
    publish(copies, "r2");

    assertThat(root.resolve("CURRENT")).hasContent("r2");
    assertThat(names(root)).containsExactly("CURRENT", "r1", "r2");
    assertThat(names(root.resolve("r2"))).containsExactly("_plumbline", "theory_scorecard.parquet");
  }

  @Test
  void aKilledRunLeavesThePointerAlone() throws IOException {
    Copies copies = copies(7);
    publish(copies, "r1");
    copies.open("r2");
    copies.text("r2", "report.html", "half");

    assertThat(root.resolve("CURRENT")).hasContent("r1");

    copies.open("r2");

    assertThat(names(root.resolve("r2"))).containsExactly("_plumbline");
  }

  @Test
  void oldCopiesGoAndForeignFoldersStay() throws IOException {
    Files.createDirectories(root.resolve("holiday-photos"));
    Copies copies = copies(2);
    int day = 0;
    for (String run : List.of("r9", "r1", "r5")) {
      publish(copies, run);
      day++;
      Files.setLastModifiedTime(
          root.resolve(run).resolve("_plumbline"),
          FileTime.from(Instant.parse("2024-01-0%dT00:00:00Z".formatted(day))));
    }

    assertThat(names(root)).containsExactly("CURRENT", "holiday-photos", "r1", "r5");
  }

  private static String inDuckDb(Field field) {
    return field.name() + " " + TYPES.get(field.type().simpleString());
  }

  private void publish(Copies copies, String run) {
    copies.open(run);
    Table table = Gold.TABLES.get(0);
    Dataset<Row> rows = Gold.rows(tables, table);
    copies.table(run, table, rows);
    copies.point(run);
  }

  private Copies copies(int keep) {
    return new Copies(new PublishSettings(root.toString(), keep, 10, 3), new Configuration());
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static List<String> column(Connection duckDb, String query) throws SQLException {
    List<String> values = new ArrayList<>();
    try (var statement = duckDb.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }
}
