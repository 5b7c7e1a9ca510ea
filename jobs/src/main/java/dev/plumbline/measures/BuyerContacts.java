package dev.plumbline.measures;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.tables.features.CommunicationMonths.BUYERS_WRITING;
import static dev.plumbline.tables.measures.RelationshipMonths.BUYER_CONTACTS;
import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.array_size;
import static org.apache.spark.sql.types.DataTypes.IntegerType;

import dev.plumbline.schema.Field;
import org.apache.spark.sql.Column;

/**
 * How many people of an account wrote to us in the base window; a person counts once.
 *
 * <p>Counted from the hashes that the months of communication keep of them: no message is looked at
 * again.
 */
final class BuyerContacts {

  private static final Field WRITERS =
      optional("buyers_writing_base", IntegerType, "People who wrote; null if nobody did");

  private BuyerContacts() {}

  static Values writers() {
    return new Values(
        WRITERS, BUYERS_WRITING, Span.BASE, hashes -> array_size(array_distinct(hashes)));
  }

  /** Null where nobody wrote; needs {@link #writers}. */
  static Column col() {
    return BUYER_CONTACTS.from(WRITERS.col());
  }
}
