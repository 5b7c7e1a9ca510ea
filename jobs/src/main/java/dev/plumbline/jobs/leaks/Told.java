package dev.plumbline.jobs.leaks;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import dev.plumbline.tables.operations.Leaks;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What is told of a check. One violation is a leak; where exports merely do not show that there is
 * none, a twentieth of the rows is let pass.
 *
 * @param accepted checks whose failure stops nothing
 */
public record Told(List<String> accepted) {

  private static final double LET_PASS = 0.05;

  public Told {
    accepted = List.copyOf(accepted);
  }

  /** {@code found} with a status: rows of {@link Leaks}. */
  public Dataset<Row> of(Dataset<Row> found) {
    Column isProof = Leaks.CHECK.col().startsWith("T-");
    Column fails =
        Leaks.VIOLATIONS
            .col()
            .gt(when(isProof, lit(0.0)).otherwise(Leaks.ROWS.col().multiply(LET_PASS)));
    Column status =
        when(Leaks.ROWS.col().equalTo(0), Leaks.NOT_RUN)
            .when(not(fails), Leaks.HOLDS)
            .when(not(isProof), Leaks.UNPROVEN)
            .when(Leaks.CHECK.col().isin(accepted.toArray()), Leaks.ACCEPTED)
            .otherwise(Leaks.LEAKS);
    return found.withColumn(Leaks.STATUS.name(), status).select(Leaks.TABLE.columns());
  }
}
