package dev.plumbline.testing;

import dev.plumbline.schema.Table;
import dev.plumbline.tables.published.AccountQuadrant;
import dev.plumbline.tables.published.DepthValueGrid;
import dev.plumbline.tables.published.EffectsForest;
import dev.plumbline.tables.published.RetentionCurves;
import dev.plumbline.tables.published.StageTransitions;
import dev.plumbline.tables.published.TheoryScorecard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Gold tables of a company that does not exist, as {@code src/test/resources/gold} has them. */
public final class Gold {

  public static final List<Table> TABLES =
      List.of(
          TheoryScorecard.TABLE,
          EffectsForest.TABLE,
          DepthValueGrid.TABLE,
          RetentionCurves.TABLE,
          StageTransitions.TABLE,
          AccountQuadrant.TABLE);

  private Gold() {}

  public static Dataset<Row> rows(TableText tables, Table table) {
    return tables.given(table, text(table));
  }

  public static String text(Table table) {
    String name = "/gold/%s.txt".formatted(table.name());
    try (var text = Gold.class.getResourceAsStream(name)) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
