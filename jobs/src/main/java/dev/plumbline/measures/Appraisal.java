package dev.plumbline.measures;

import static dev.plumbline.tables.features.LedgerMonths.CASES_RATED;
import static dev.plumbline.tables.features.LedgerMonths.CASES_RATED_GOOD;
import static dev.plumbline.tables.features.LedgerMonths.RETURNS_CONFIRMED;
import static dev.plumbline.tables.features.LedgerMonths.SCORED_RECEIVED;

import dev.plumbline.schema.Field;
import dev.plumbline.tables.measures.RelationshipMonths;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;

/**
 * What customers say that they got: tiers REAL (VD19) and PERC (VD20) of method section 7. Beside
 * the index of value, never in it: a customer on its way out says other things than one that stays.
 *
 * <p>Both are rates drawn towards what is usual, the more so the less was said, then standardised;
 * null where no message was read, or no case rated. A rating weighs half as much every six months:
 * so old praise fades into what is usual, and one rating of many does not speak for all.
 */
final class Appraisal {

  private static final double HALF_LIFE_MONTHS = 6;

  private static final Total READ = Total.of("appraisal_read", Span.BASE, SCORED_RECEIVED.col());
  private static final Total CONFIRMED =
      Total.of("appraisal_confirmed", Span.BASE, RETURNS_CONFIRMED.col());
  private static final Total RATED = fading("appraisal_rated", CASES_RATED);
  private static final Total RATED_GOOD = fading("appraisal_rated_good", CASES_RATED_GOOD);

  private static final ShrunkRate RETURNS =
      ShrunkRate.of("rate_returns_confirmed", CONFIRMED.col(), READ.col());
  private static final ShrunkRate SATISFACTION =
      ShrunkRate.of("rate_satisfied", RATED_GOOD.col(), RATED.col());

  private static final Standard REALISED =
      Standard.of("value_realised", Span.BASE, RETURNS.ofExposed());
  private static final Standard PERCEIVED =
      Standard.of("value_perceived", Span.LONG, SATISFACTION.ofExposed());

  private Appraisal() {}

  /** Of {@link dev.plumbline.tables.features.LedgerMonths}. */
  static List<Total> totals() {
    return List.of(READ, CONFIRMED, RATED, RATED_GOOD);
  }

  static List<Learned> rates() {
    return List.of(RETURNS, SATISFACTION);
  }

  static List<Standard> standards() {
    return List.of(REALISED, PERCEIVED);
  }

  /** By columns of {@link RelationshipMonths}. */
  static Map<String, Column> measures() {
    return Map.of(
        RelationshipMonths.VALUE_REALISED.name(), REALISED.z(),
        RelationshipMonths.VALUE_PERCEIVED.name(), PERCEIVED.z());
  }

  private static Total fading(String name, Field count) {
    return Total.fading(name, Span.LONG, count.col(), HALF_LIFE_MONTHS);
  }
}
