package dev.plumbline.measures;

import static dev.plumbline.tables.features.ConflictMonths.INTENT_MESSAGES_RECEIVED;
import static dev.plumbline.tables.features.ConflictMonths.PROCUREMENT_CONTACTS;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Column;

/**
 * Whether a customer lately showed that it may be about to leave; method section 17.2 (D3).
 *
 * <p>By words of leaving in its mail, requests to export its data among them, and by a new contact
 * of procurement. Falling usage belongs here too, but no source tells of usage.
 */
final class Intent {

  private static final Total SIGNS =
      Total.of(
          "signs_of_leaving",
          Span.SHORT,
          INTENT_MESSAGES_RECEIVED.col().plus(PROCUREMENT_CONTACTS.col()));

  private Intent() {}

  static List<Total> totals() {
    return List.of(SIGNS);
  }

  /** 1 if there was a sign in the last three months, else 0; null if none could be seen. */
  static Column inLastThreeMonths() {
    return when(Seen.any(Span.SHORT), when(SIGNS.col().gt(0), 1).otherwise(0));
  }
}
