package dev.plumbline.operate;

import dev.plumbline.tables.core.Accounts;
import dev.plumbline.tables.operations.AccountMoves;
import dev.plumbline.testing.SparkTest;
import dev.plumbline.testing.TableText;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

@SparkTest
class MovedAccountsTest {

  private final TableText tables;

  MovedAccountsTest(TableText tables) {
    this.tables = tables;
  }

  @Test
  void tellsWhichAccountBecameWhich() {
    Dataset<Row> before =
        companies(
            """
            account_id | absorbed_ids
            a          | []
            b          | ["b2"]
            c          | ["c2", "c3"]
            d          | []
            """);
    Dataset<Row> after =
        companies(
            """
            account_id | absorbed_ids
            a          | ["d", "c3"]
            b          | []
            b2         | []
            c          | []
            new        | []
            """);

    tables.expect(
        AccountMoves.TABLE.conform(new MovedAccounts(Optional.of(before)).moves(after, "r1")),
        """
        run_id | staged_id | kind   | from_account_id | to_account_id
        r1     | b2        | SPLIT  | b               | b2
        r1     | c2        | GONE   | c               | null
        r1     | c3        | MOVED  | c               | a
        r1     | d         | MERGED | d               | a
        """);
  }

  private Dataset<Row> companies(String rows) {
    return Accounts.survivors(tables.given(Accounts.TABLE, rows));
  }
}
