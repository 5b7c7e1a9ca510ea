package dev.plumbline.lake;

import dev.plumbline.schema.Table;
import java.util.Locale;
import org.apache.spark.sql.SaveMode;

/** Copies of tables outside the lake. */
public record TableFiles(Lake lake) {

  /** What the files are. */
  public enum Format {
    csv,
    parquet
  }

  /** Writes one file of {@code format} into a folder of its own below {@code out}; names it. */
  public String write(Table table, Format format, String out) {
    String folder = "%s/%s.%s".formatted(out, table.name(), format.name().toLowerCase(Locale.ROOT));
    lake.read(table)
        .coalesce(1)
        .write()
        .format(format.name())
        .option("header", true)
        .mode(SaveMode.Overwrite)
        .save(folder);
    return folder;
  }
}
