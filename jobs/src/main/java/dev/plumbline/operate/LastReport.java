package dev.plumbline.operate;

import dev.plumbline.config.Settings;
import dev.plumbline.errors.LakeException;
import dev.plumbline.lake.Lake;
import dev.plumbline.report.Edition;
import dev.plumbline.report.Report;
import dev.plumbline.tables.operations.Runs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;

/** The report of the last run that went well, made from the tables as the lake has them. */
public record LastReport(Lake lake, Settings settings) {

  private static final String FILE = "report.html";

  /** Writes the report into {@code folder}, and tells its path. */
  public Path writeTo(Path folder) {
    Path file = folder.resolve(FILE);
    String html = Report.html(lake::read, edition());
    try {
      Files.createDirectories(folder);
      return Files.writeString(file, html);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Edition edition() {
    List<Row> runs =
        lake.read(Runs.TABLE)
            .where(Runs.EXIT_CODE.col().equalTo(0).and(Runs.AS_OF.col().isNotNull()))
            .orderBy(Runs.ENDED_AT.col().desc())
            .limit(1)
            .collectAsList();
    if (runs.isEmpty()) {
      throw LakeException.withoutRun(settings.lake().root());
    }
    Row run = runs.get(0);
    return new Edition(
        run.getAs(Runs.RUN_ID.name()),
        run.<java.sql.Date>getAs(Runs.AS_OF.name()).toLocalDate(),
        run.getAs(Runs.CODE_VERSION.name()),
        run.getAs(Runs.LEXICON.name()),
        run.getAs(Runs.CONFIG_HASH.name()),
        settings.privacy().textMode().name(),
        settings.publish().minAccounts());
  }
}
