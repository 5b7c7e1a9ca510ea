package dev.plumbline.operate;

import static dev.plumbline.schema.Field.required;
import static dev.plumbline.tables.operations.AccountMoves.FROM_ACCOUNT_ID;
import static dev.plumbline.tables.operations.AccountMoves.KIND;
import static dev.plumbline.tables.operations.AccountMoves.RUN_ID;
import static dev.plumbline.tables.operations.AccountMoves.STAGED_ID;
import static dev.plumbline.tables.operations.AccountMoves.TO_ACCOUNT_ID;
import static java.util.stream.Collectors.joining;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.plumbline.errors.DeclarationException;
import dev.plumbline.lake.CommitLog;
import dev.plumbline.lake.Lake;
import dev.plumbline.schema.Field;
import dev.plumbline.tables.core.Accounts;
import dev.plumbline.tables.operations.AccountMoves;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Which accounts of the exports are another company than in the run before.
 *
 * @param before the company of each, as it was; empty if the lake holds none
 */
record MovedAccounts(Optional<Dataset<Row>> before) {

  private static final Field BEFORE =
      required("before", StringType, "Company that it was before the run");

  /** What {@code plan} may change; nothing if it leaves the accounts as they are. */
  static MovedAccounts before(Plan plan, Lake lake, CommitLog log) {
    boolean mayMove =
        log.holds(Accounts.TABLE)
            && plan.toRun(Step.Part.COMPUTE).stream()
                .anyMatch(step -> step.job().writes().contains(Accounts.TABLE));
    return new MovedAccounts(mayMove ? read(lake) : Optional.empty());
  }

  /** Adds rows of {@link AccountMoves}, and says how many, if there are any. */
  Optional<String> record(Lake lake, String run) {
    if (before.isEmpty()) {
      return Optional.empty();
    }
    Dataset<Row> moves =
        moves(Accounts.survivors(lake.read(Accounts.TABLE)), run).localCheckpoint();
    String counts =
        moves.groupBy(KIND.col()).agg(count(lit(1))).orderBy(KIND.col()).collectAsList().stream()
            .map(row -> row.getLong(1) + " " + row.getString(0))
            .collect(joining(", "));
    if (counts.isEmpty()) {
      return Optional.empty();
    }
    lake.append(AccountMoves.TABLE, moves);
    return Optional.of(
        "Accounts that are another company now: %s; rows of %s"
            .formatted(counts, AccountMoves.TABLE.path()));
  }

  /**
   * What moved.
   *
   * @param after the company of each, as it is
   */
  Dataset<Row> moves(Dataset<Row> after, String run) {
    Column now = Accounts.ACCOUNT_ID.col();
    Column kind =
        when(now.isNull(), "GONE")
            .when(BEFORE.col().equalTo(STAGED_ID.col()), "MERGED")
            .when(now.equalTo(STAGED_ID.col()), "SPLIT")
            .otherwise("MOVED");
    return before
        .orElseThrow()
        .select(STAGED_ID.col(), BEFORE.from(Accounts.ACCOUNT_ID.col()))
        .join(after, STAGED_ID.name(), "left_outer")
        .where(not(BEFORE.col().eqNullSafe(now)))
        .select(
            RUN_ID.from(lit(run)),
            STAGED_ID.col(),
            KIND.from(kind),
            FROM_ACCOUNT_ID.from(BEFORE.col()),
            TO_ACCOUNT_ID.from(now));
  }

  /** Kept apart, for the table is about to be replaced; rows of another declaration say nothing. */
  private static Optional<Dataset<Row>> read(Lake lake) {
    try {
      return Optional.of(Accounts.survivors(lake.read(Accounts.TABLE)).localCheckpoint());
    } catch (DeclarationException e) {
      return Optional.empty();
    }
  }
}
