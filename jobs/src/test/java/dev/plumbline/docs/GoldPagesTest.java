package dev.plumbline.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.config.PublishSettings;
import dev.plumbline.publish.Copies;
import dev.plumbline.schema.Table;
import dev.plumbline.testing.Gold;
import dev.plumbline.testing.SparkTest;
import dev.plumbline.testing.TableText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages in {@code docs/gold}: there is one for each table, and every query on it answers. */
@SparkTest
class GoldPagesTest {

  private static final Path PAGES = Path.of("..", "docs", "gold");
  private static final Pattern QUERY = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL);

  private final TableText tables;
  @TempDir private Path root;

  GoldPagesTest(TableText tables) {
    this.tables = tables;
  }

  @BeforeEach
  void publish() {
    Copies copies = new Copies(new PublishSettings(root.toString(), 7, 10, 3), new Configuration());
    copies.open("r1");
    Gold.TABLES.forEach(table -> copies.table("r1", table, Gold.rows(tables, table)));
    copies.point("r1");
  }

  @Test
  void everyQueryAnswers() throws SQLException {
    try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckDb.createStatement()) {
      for (String query : queries("README")) {
        statement.execute(query.replace("published/", root + "/"));
      }
      for (Table table : Gold.TABLES) {
        List<String> queries = queries(table.name());
        assertThat(queries).as(table.name()).hasSizeGreaterThanOrEqualTo(3);
        for (String query : queries) {
          try (ResultSet rows = statement.executeQuery(query)) {
            assertThat(rows.next()).as(query).isTrue();
          }
        }
      }
    }
  }

  private static List<String> queries(String page) {
    try {
      String text = Files.readString(PAGES.resolve(page + ".md"));
      return QUERY
          .matcher(text)
          .results()
          .flatMap(m -> Stream.of(m.group(1).split(";\n")))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
