package dev.plumbline.operate;

import dev.plumbline.errors.UserException;
import dev.plumbline.lake.Lake;
import dev.plumbline.tables.operations.Runs;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/** Writes the row of a run when it has ended, well or not. */
record RunLog(SparkSession spark, Lake lake, Clock clock) {

  private static final int BUG = 3;

  /** No job draws at random. */
  private static final String NO_SEEDS = "none";

  void done(RunRecord run) {
    append(run, 0, null);
  }

  /** Of a bug only its kind is kept: its message may quote a value. */
  void failed(RunRecord run, Throwable failure) {
    Optional<UserException> user = UserException.in(failure);
    append(
        run,
        user.map(UserException::exitCode).orElse(BUG),
        user.map(Throwable::getMessage).orElse(failure.getClass().getName()));
  }

  private void append(RunRecord run, int exitCode, String message) {
    RecipeBook book = run.book();
    Row row =
        RowFactory.create(
            run.id(),
            run.command(),
            Timestamp.from(run.startedAt()),
            Timestamp.from(clock.instant()),
            exitCode,
            run.asOf(),
            book.code(),
            run.rubric(),
            book.settingsHash(),
            run.listing(),
            book.inputsHash(),
            book.inputFiles(),
            NO_SEEDS,
            RunRecord.names(run.ran()),
            RunRecord.names(run.kept()),
            run.ingested().conservation(),
            run.ingested().quarantine(),
            run.ingested().encodings(),
            message);
    lake.append(Runs.TABLE, spark.createDataFrame(List.of(row), Runs.TABLE.schema()));
  }
}
