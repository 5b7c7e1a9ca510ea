package dev.plumbline.tables.core;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;
import static org.apache.spark.sql.types.DataTypes.createStructField;
import static org.apache.spark.sql.types.DataTypes.createStructType;

import dev.plumbline.schema.Field;
import dev.plumbline.schema.Layer;
import dev.plumbline.schema.Table;
import java.util.List;

/**
 * Who is on messages: one row for each list of participants that concerns an account, however many
 * messages it is on.
 *
 * <p>Restricted, as the staging table is.
 */
public final class Parties {

  public static final Field LIST_KEY =
      required("list_key", LongType, "Hash of the participants of a message");
  public static final Field SECOND_KEY =
      required("second_key", LongType, "Another hash of them: one alone would meet now and then");
  public static final Field CONCERNED =
      required(
          "concerned",
          createArrayType(
              createStructType(
                  List.of(
                      createStructField(Interactions.ACCOUNT_ID.name(), StringType, true),
                      createStructField(Interactions.BUYERS.name(), IntegerType, true)))),
          "Accounts that a message concerns, and how many people of each are on it");
  public static final Field SELLERS = required("sellers", IntegerType, "People of ours on it");
  public static final Field RECIPIENTS =
      required("recipients", IntegerType, "Recipients, To and Cc");
  public static final Field SENDER_KEY =
      optional("sender_key", StringType, "Keyed hash of the sender");
  public static final Field IS_SENDER_OWN =
      required("is_sender_own", BooleanType, "Whether one of ours sent it");
  public static final Field REP_ID =
      optional("rep_id", StringType, "Our person on it: sender or first recipient");

  public static final Table TABLE =
      new Table(
          Layer.CORE,
          "parties",
          List.of(LIST_KEY, SECOND_KEY),
          List.of(
              LIST_KEY,
              SECOND_KEY,
              CONCERNED,
              SELLERS,
              RECIPIENTS,
              SENDER_KEY,
              IS_SENDER_OWN,
              REP_ID));

  private Parties() {}
}
