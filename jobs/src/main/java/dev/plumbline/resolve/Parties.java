package dev.plumbline.resolve;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static dev.plumbline.tables.core.Interactions.ACCOUNT_ID;
import static dev.plumbline.tables.core.Interactions.BUYERS;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;
import static org.apache.spark.sql.types.DataTypes.createStructField;
import static org.apache.spark.sql.types.DataTypes.createStructType;

import dev.plumbline.schema.Field;
import dev.plumbline.tables.staging.Interactions;
import java.util.List;
import org.apache.spark.sql.Column;

/**
 * Who is on an interaction, one row each: what mail and CRM activities are both brought to before
 * they get their account. {@link Templates#FINGERPRINT} and {@link Templates#KNOWN} stand beside.
 * Interactions of which nobody belongs to an account have no row.
 */
final class Parties {

  static final Field CONCERNED =
      required(
          "concerned",
          createArrayType(
              createStructType(
                  List.of(
                      createStructField(ACCOUNT_ID.name(), StringType, true),
                      createStructField(BUYERS.name(), IntegerType, true)))),
          "Accounts that it concerns, and how many people of each are on it");
  static final Field SELLERS = required("sellers", IntegerType, "People of ours on it");
  static final Field RECIPIENTS = required("recipients", IntegerType, "Recipients, To and Cc");
  static final Field SENDER_KEY = optional("sender_key", StringType, "Keyed hash of the sender");
  static final Field IS_SENDER_OWN =
      required("is_sender_own", BooleanType, "Whether one of ours sent it");
  static final Field REP_ID =
      optional("rep_id", StringType, "Our person on it: sender or first recipient, else owner");
  static final Field IS_CASE_LINKED =
      required("is_case_linked", BooleanType, "Whether the CRM links it to a case");

  /** When a row of {@link Interactions} was known: never before it happened. */
  static Column knownAt() {
    return greatest(Interactions.KNOWN_AT.col(), Interactions.EVENT_AT.col());
  }

  private Parties() {}
}
