package dev.plumbline.ingest.crm;

import static java.util.stream.Collectors.partitioningBy;

import dev.plumbline.config.UnpackSettings;
import dev.plumbline.ingest.crm.shape.Reading;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * All that an export says, with what becomes of it: rows of {@link Intake} and their {@link
 * Outcomes#OUTCOME}.
 *
 * <p>To find duplicates all rows are sent to where those of the same key are, and sorted there: a
 * third of the work. Where no key comes twice, rows stay where they were read.
 */
final class ExportRows {

  private ExportRows() {}

  /**
   * The rows of {@code files}.
   *
   * @param worthwhile bytes of a table from which on it is worth finding out that no key of it
   *     comes twice
   */
  static Dataset<Row> of(
      List<ExportFile> files,
      long worthwhile,
      Reading reading,
      UnpackSettings unpack,
      SparkSession spark) {
    Set<String> tables = KeySearch.singleKeyed(files, worthwhile, reading, unpack, spark);
    Map<Boolean, List<ExportFile>> bySingle =
        files.stream()
            .collect(
                partitioningBy(file -> file.isKeyedById() && tables.contains(file.table().name())));
    List<ExportFile> single = bySingle.get(true);
    List<ExportFile> others = bySingle.get(false);
    if (single.isEmpty()) {
      return Outcomes.of(Linked.filled(files, reading, unpack, spark));
    }
    Dataset<Row> rows = Outcomes.ofSingle(IntakeScan.of(single, reading, unpack, spark));
    return others.isEmpty()
        ? rows
        : rows.unionByName(Outcomes.of(IntakeScan.of(others, reading, unpack, spark)));
  }
}
