package dev.plumbline.measures;

import static dev.plumbline.tables.features.CommunicationMonths.BUYERS_WRITING;
import static dev.plumbline.tables.measures.RelationshipMonths.BUYER_CONTACTS;

import org.apache.spark.sql.Column;

/**
 * How many people of an account wrote to us in the base window; a person counts once.
 *
 * <p>Counted from the hashes that the months of communication keep of them: no message is looked at
 * again.
 */
final class BuyerContacts {

  private static final Values WRITERS =
      Values.distinct("people_writing", BUYERS_WRITING, Span.BASE);

  private BuyerContacts() {}

  static Values writers() {
    return WRITERS;
  }

  /** Null where nobody wrote; needs {@link #writers}. */
  static Column col() {
    return BUYER_CONTACTS.from(WRITERS.col());
  }
}
