package dev.plumbline.report;

import dev.plumbline.schema.Table;
import dev.plumbline.testing.Gold;
import dev.plumbline.testing.TableText;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The report of the company that does not exist, with some of its tables exchanged. */
record ReportText(TableText tables) {

  private static final Edition EDITION =
      new Edition("r1", LocalDate.of(2025, 1, 1), "0.1.0", "en-1", "c0ffee", "BODY", 10);

  String html(Map<Table, String> instead) {
    Map<Table, Dataset<Row>> rows = new HashMap<>();
    for (Table table : Report.reads()) {
      String text = instead.getOrDefault(table, "");
      rows.put(table, text.isEmpty() ? Gold.rows(tables, table) : tables.given(table, text));
    }
    return Report.html(rows::get, EDITION);
  }
}
