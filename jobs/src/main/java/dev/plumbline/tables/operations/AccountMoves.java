package dev.plumbline.tables.operations;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.plumbline.schema.Field;
import dev.plumbline.schema.Layer;
import dev.plumbline.schema.Table;
import java.util.List;

/**
 * Which accounts of the exports became another company in which run: the history of ids. Features
 * of both companies changed in it, the one that has them now and the one that had them.
 *
 * <p>Ids follow from the exports and settings alone, so that a rebuild gives the same; what they
 * were in earlier nights is told here and nowhere else. The first run of a lake has no rows.
 */
public final class AccountMoves {

  public static final Field RUN_ID = required("run_id", StringType, "Run in which it moved");
  public static final Field STAGED_ID =
      required("staged_id", StringType, "Id of an account of an export, prefixed with its source");
  public static final Field KIND =
      required(
          "kind",
          StringType,
          "MERGED: it stood for itself and is another's now; SPLIT: the other way round; MOVED: from one company to another; GONE: the exports hold it no more");
  public static final Field FROM_ACCOUNT_ID =
      required("from_account_id", StringType, "The company that it was before");
  public static final Field TO_ACCOUNT_ID =
      optional("to_account_id", StringType, "The company that it is now; null if GONE");

  public static final Table TABLE =
      new Table(
          Layer.OPERATIONS,
          "account_moves",
          List.of(RUN_ID, STAGED_ID),
          List.of(RUN_ID, STAGED_ID, KIND, FROM_ACCOUNT_ID, TO_ACCOUNT_ID));

  private AccountMoves() {}
}
