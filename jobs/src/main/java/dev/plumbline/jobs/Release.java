package dev.plumbline.jobs;

import dev.plumbline.config.PublishSettings;
import dev.plumbline.lake.Lake;
import dev.plumbline.publish.Copies;
import dev.plumbline.report.Edition;
import dev.plumbline.report.Report;
import dev.plumbline.schema.Layer;
import dev.plumbline.schema.Table;
import java.util.HashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What a run leaves for people: plain copies of the gold tables and the report, in a folder of its
 * own, and the pointer to it last. Not a job: it writes no table, and is done when all of them are.
 */
public final class Release {

  private static final String REPORT = "report.html";

  private final Copies copies;

  public Release(PublishSettings settings, Configuration hadoop) {
    this.copies = new Copies(settings, hadoop);
  }

  /**
   * Publishes the gold tables as the lake has them now.
   *
   * @return where the report is
   */
  public String publish(Lake lake, Edition edition) {
    Map<Table, Dataset<Row>> tables = new HashMap<>();
    Report.reads().forEach(table -> tables.put(table, lake.read(table)));
    copies.open(edition.run());
    tables.forEach(
        (table, rows) -> {
          if (table.layer() == Layer.PUBLISHED) {
            copies.table(edition.run(), table, rows);
          }
        });
    copies.text(edition.run(), REPORT, Report.html(tables::get, edition));
    copies.point(edition.run());
    return copies.folder(edition.run()) + "/" + REPORT;
  }
}
