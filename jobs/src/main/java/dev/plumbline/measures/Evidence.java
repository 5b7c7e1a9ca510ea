package dev.plumbline.measures;

import static dev.plumbline.tables.core.AccountMonths.MONTH;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.greatest;

import dev.plumbline.schema.Bundle;
import dev.plumbline.tables.core.AccountMonths;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What was known of account and month at its first instant, added up over the windows before it; no
 * judgement yet.
 *
 * @param disclosure rows of {@link dev.plumbline.tables.features.DisclosureMonths}
 * @param communication rows of {@link dev.plumbline.tables.features.CommunicationMonths}
 * @param value rows of {@link dev.plumbline.tables.features.ValueMonths}
 * @param conflict rows of {@link dev.plumbline.tables.features.ConflictMonths}, marked where {@link
 *     MassOutages} matter
 * @param ledger rows of {@link dev.plumbline.tables.features.LedgerMonths}
 */
public record Evidence(
    Dataset<Row> disclosure,
    Dataset<Row> communication,
    Dataset<Row> value,
    Dataset<Row> conflict,
    Dataset<Row> ledger) {

  private static final Bundle DISCLOSURE = new Bundle("disclosure");
  private static final Bundle COMMUNICATION = new Bundle("communication");
  private static final Bundle VALUE = new Bundle("value");
  private static final Bundle CONFLICT = new Bundle("conflict");
  private static final Bundle LEDGER = new Bundle("ledger");
  private static final List<Bundle> FAMILIES =
      List.of(DISCLOSURE, COMMUNICATION, VALUE, CONFLICT, LEDGER);

  /**
   * One row for each of {@code seen}; what was not counted is null.
   *
   * @param seen account, month and the months captured before, of {@link Seen}
   */
  Dataset<Row> of(Dataset<Row> seen) {
    return joined(seen, disclosure, ledger, Disclosure.totals(), Closeness.allReplies());
  }

  /**
   * The same, with what the reference needs not: halves and topics of disclosure, what a placebo of
   * it drew, people who wrote, and what was open before the first month.
   *
   * @param references one row of {@link Standards#remembered}
   */
  Dataset<Row> whole(Dataset<Row> seen, Dataset<Row> references) {
    List<Total> totals =
        Stream.of(Disclosure.totals(), Half.totals(), Breadth.totals(), Placebo.totals())
            .flatMap(List::stream)
            .toList();
    List<Windows.Values> lists =
        Stream.concat(Closeness.allReplies().stream(), Stream.of(BuyerContacts.writers())).toList();
    return joined(
        seen,
        Placebo.drawn(disclosure, references),
        Connections.fromTheFirstMonth(ledger, seen),
        totals,
        lists);
  }

  private Dataset<Row> joined(
      Dataset<Row> seen,
      Dataset<Row> disclosed,
      Dataset<Row> weighed,
      List<Total> disclosures,
      List<Windows.Values> lists) {
    Dataset<Row> months = broadcast(seen.select(MONTH.col()).distinct());
    String[] accountMonth = AccountMonths.TABLE.keyNames();
    return seen.join(
            Windows.totals(
                disclosed, months, together(disclosures, Ledger.disclosures()), DISCLOSURE),
            accountMonth,
            "left_outer")
        .join(
            Windows.totals(communication, months, communications(), COMMUNICATION),
            accountMonth,
            "left_outer")
        .join(Windows.values(communication, months, lists), accountMonth, "left_outer")
        .join(Windows.totals(value, months, Delivery.totals(), VALUE), accountMonth, "left_outer")
        .join(Windows.values(value, months, Delivery.resolutions()), accountMonth, "left_outer")
        .join(
            Windows.totals(
                marked(), months, together(Conflict.totals(), Intent.totals()), CONFLICT),
            accountMonth,
            "left_outer")
        .join(Windows.totals(weighed, months, ledgers(), LEDGER), accountMonth, "left_outer")
        .withColumn(Total.COUNTED.name(), Total.COUNTED.of(FAMILIES.stream()))
        .drop(FAMILIES.stream().map(Bundle::name).toArray(String[]::new));
  }

  private static List<Total> communications() {
    return together(Closeness.allTotals(), Ledger.communications());
  }

  private static List<Total> ledgers() {
    return together(together(Ledger.totals(), Connections.totals()), Appraisal.totals());
  }

  private static List<Total> together(List<Total> some, List<Total> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }

  private Dataset<Row> marked() {
    boolean isMarked = List.of(conflict.columns()).contains(MassOutages.EXOGENOUS.name());
    return isMarked ? conflict : MassOutages.unmarked(conflict);
  }

  /** Latest of the event and knowledge times behind a row. */
  static Column sourceAt() {
    return greatest(
        FAMILIES.stream()
            .map(family -> Windows.sourceAt(family.name()).col())
            .toArray(Column[]::new));
  }
}
