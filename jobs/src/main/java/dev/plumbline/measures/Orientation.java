package dev.plumbline.measures;

import static dev.plumbline.tables.measures.Orientations.ACCOUNT_ID;
import static dev.plumbline.tables.measures.Orientations.ARMS_LENGTH;
import static dev.plumbline.tables.measures.Orientations.ARMS_RAW;
import static dev.plumbline.tables.measures.Orientations.ARMS_SCORE;
import static dev.plumbline.tables.measures.Orientations.ARMS_UNKNOWN;
import static dev.plumbline.tables.measures.Orientations.FORMALITY;
import static dev.plumbline.tables.measures.Orientations.ITEMS;
import static dev.plumbline.tables.measures.Orientations.MAX_SOURCE_AT;
import static dev.plumbline.tables.measures.Orientations.MESSAGES;
import static dev.plumbline.tables.measures.Orientations.MONTH;
import static dev.plumbline.tables.measures.Orientations.OFFICE_HOURS;
import static dev.plumbline.tables.measures.Orientations.PRICE;
import static dev.plumbline.tables.measures.Orientations.PROCUREMENT;
import static dev.plumbline.tables.measures.Orientations.RESERVE;
import static dev.plumbline.tables.measures.Orientations.WAITING;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.plumbline.schema.Field;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Whether a buyer keeps us at arm's length, told by the account's first six months and frozen;
 * method section 9.
 */
public final class Orientation {

  private static final int ENOUGH_ITEMS = 4;
  private static final double PRIOR_MESSAGES = 20;
  private static final double LIMIT = .5;

  /** A share of what was counted, and which way it points: 1 if more of it is more distant. */
  private record Item(Field field, ShrunkRate rate, int sign) {

    static Item of(Field field, Field successes, Field exposure, int sign) {
      return new Item(
          field, ShrunkRate.of("rate_" + measure(field), successes.col(), exposure.col()), sign);
    }

    Standard standard() {
      return Standard.of(measure(field), Span.BASE, rate.ofExposed().multiply(sign));
    }

    private static String measure(Field field) {
      return "orientation_" + field.name();
    }
  }

  private static final List<Item> SHARES =
      List.of(
          Item.of(PROCUREMENT, FirstMonths.PROCUREMENT, FirstMonths.PEOPLE, 1),
          Item.of(PRICE, FirstMonths.PRICE, FirstMonths.SCORED, 1),
          Item.of(FORMALITY, FirstMonths.FORMAL, FirstMonths.BODIES, 1),
          Item.of(RESERVE, FirstMonths.PERSONAL, FirstMonths.SCORED, -1),
          Item.of(OFFICE_HOURS, FirstMonths.OFF_HOURS, FirstMonths.HOURS_KNOWN, -1),
          Item.of(WAITING, FirstMonths.STARTED_BY_BUYER, FirstMonths.STARTED, -1));

  static final List<Learned> RATES = SHARES.stream().<Learned>map(Item::rate).toList();
  static final List<Standard> STANDARDS = SHARES.stream().map(Item::standard).toList();

  private Orientation() {}

  static List<Learned> learned() {
    return Stream.concat(RATES.stream(), STANDARDS.stream()).toList();
  }

  /**
   * Rows of {@link dev.plumbline.tables.measures.Orientations}.
   *
   * @param accountMonths rows of {@link dev.plumbline.tables.core.AccountMonths}
   * @param communication rows of {@link dev.plumbline.tables.features.CommunicationMonths}
   * @param ledger rows of {@link dev.plumbline.tables.features.LedgerMonths}
   * @param disclosure rows of {@link dev.plumbline.tables.features.DisclosureMonths}
   * @param references rows of {@link dev.plumbline.tables.measures.References}
   */
  public static Dataset<Row> of(
      Dataset<Row> accountMonths,
      Dataset<Row> communication,
      Dataset<Row> ledger,
      Dataset<Row> disclosure,
      Dataset<Row> references) {
    Available items = new Available(SHARES.stream().map(item -> item.field().col()).toList());
    Column messages = coalesce(FirstMonths.RECEIVED.col(), lit(0));
    Column isTold = ARMS_SCORE.col().isNotNull();
    return FirstMonths.of(accountMonths, communication, ledger, disclosure)
        .transform(rows -> Standards.beside(rows, references, learned()))
        .transform(rows -> Standard.measured(rows, STANDARDS))
        .transform(rows -> Standard.standardised(rows, STANDARDS))
        .select(
            Stream.concat(
                    Stream.of(
                        ACCOUNT_ID.col(),
                        MONTH.col(),
                        MAX_SOURCE_AT.col(),
                        MESSAGES.from(messages)),
                    SHARES.stream().map(item -> item.field().from(item.standard().z())))
                .toArray(Column[]::new))
        .withColumn(ITEMS.name(), ITEMS.from(items.count()))
        .withColumn(ARMS_RAW.name(), items.mean(ENOUGH_ITEMS))
        .withColumn(
            ARMS_SCORE.name(),
            ARMS_RAW.col().multiply(MESSAGES.col().divide(MESSAGES.col().plus(PRIOR_MESSAGES))))
        .withColumn(
            ARMS_LENGTH.name(), when(isTold.and(ARMS_SCORE.col().geq(LIMIT)), 1).otherwise(0))
        .withColumn(
            ARMS_UNKNOWN.name(),
            when(isTold.and(ARMS_SCORE.col().geq(LIMIT).or(ARMS_SCORE.col().leq(-LIMIT))), 0)
                .otherwise(1));
  }
}
