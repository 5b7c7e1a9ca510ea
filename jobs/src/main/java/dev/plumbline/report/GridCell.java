package dev.plumbline.report;

import dev.plumbline.tables.published.DepthValueGrid;
import org.apache.spark.sql.Row;

/** A row of {@link DepthValueGrid}. */
record GridCell(
    Integer tercile,
    Integer first,
    Integer last,
    Long months,
    Long accounts,
    Long events,
    Double hazard,
    Double retention,
    Double low,
    Double high) {

  static GridCell from(Row row) {
    return new GridCell(
        row.<Integer>getAs(DepthValueGrid.VALUE_TERCILE.name()),
        row.<Integer>getAs(DepthValueGrid.DEPTH_DECILE_FIRST.name()),
        row.<Integer>getAs(DepthValueGrid.DEPTH_DECILE_LAST.name()),
        row.<Long>getAs(DepthValueGrid.ACCOUNT_MONTHS.name()),
        row.<Long>getAs(DepthValueGrid.ACCOUNTS.name()),
        row.<Long>getAs(DepthValueGrid.EVENTS.name()),
        row.<Double>getAs(DepthValueGrid.HAZARD_PER_MONTH.name()),
        row.<Double>getAs(DepthValueGrid.RETENTION_12.name()),
        row.<Double>getAs(DepthValueGrid.RETENTION_12_LOW.name()),
        row.<Double>getAs(DepthValueGrid.RETENTION_12_HIGH.name()));
  }
}
