package dev.plumbline.ingest.crm.csv;

import java.util.List;

/**
 * The columns of a file, in their order.
 *
 * @param settled how many of them stand in its header or its first records; the others are those of
 *     few records behind
 */
public record ColumnNames(List<String> all, int settled) {

  /** Those of a file with a header. */
  public static ColumnNames ofHeader(List<String> header) {
    return new ColumnNames(header, header.size());
  }
}
