package dev.plumbline.schema;

import static org.apache.spark.sql.functions.not;

import org.apache.spark.sql.Column;

/**
 * What the key of an address tells of it: whether a person is behind it, or a function such as
 * {@code billing@}, from which whoever is on duty writes.
 */
public final class AddressKey {

  /** Stands in the keys of functions, and in no other: what is hashed has no dot in its key. */
  public static final String ROLE = ".role.";

  private AddressKey() {}

  /** Whether {@code key} is a person's. */
  public static Column isPerson(Column key) {
    return key.isNotNull().and(not(key.contains(ROLE)));
  }
}
