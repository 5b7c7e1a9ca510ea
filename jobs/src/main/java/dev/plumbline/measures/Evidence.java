package dev.plumbline.measures;

import static dev.plumbline.tables.core.AccountMonths.MONTH;
import static org.apache.spark.sql.functions.add_months;

import dev.plumbline.measures.Windows.Kind;
import dev.plumbline.tables.core.AccountMonths;
import java.util.List;
import java.util.function.UnaryOperator;
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

  /**
   * What the windows of one month can hold of it: nothing older, and nothing from that month on.
   *
   * @param served the month that the windows serve
   */
  Evidence before(Column served) {
    UnaryOperator<Dataset<Row>> inLongestWindow =
        features ->
            features.where(
                MONTH.col().geq(add_months(served, Span.LONG.from())).and(MONTH.col().lt(served)));
    return new Evidence(
        inLongestWindow.apply(disclosure),
        inLongestWindow.apply(communication),
        inLongestWindow.apply(value),
        inLongestWindow.apply(conflict),
        inLongestWindow.apply(ledger));
  }

  /**
   * One row for each of {@code seen}; what was not counted is null.
   *
   * @param seen account, month and the months captured before, of {@link Seen}
   */
  Dataset<Row> of(Dataset<Row> seen) {
    return over(seen, disclosure, ledger, Disclosure.totals(), Closeness.allReplies());
  }

  /**
   * The same, with what the reference needs not: halves and topics of disclosure, what a placebo of
   * it drew, people who wrote, and what was open before the first month.
   *
   * @param reps account, month and what is known of the rep of the month
   * @param references rows of {@link dev.plumbline.tables.measures.References}
   */
  Dataset<Row> whole(Dataset<Row> seen, Dataset<Row> reps, Dataset<Row> references) {
    List<Total> totals =
        Stream.of(Disclosure.totals(), Half.totals(), Breadth.totals(), Placebo.totals())
            .flatMap(List::stream)
            .toList();
    List<Values> lists =
        Stream.concat(Closeness.allReplies().stream(), Stream.of(BuyerContacts.writers())).toList();
    return over(
        seen.join(reps, AccountMonths.TABLE.keyNames(), "left_outer"),
        Placebo.drawn(disclosure, references),
        Connections.fromTheFirstMonth(ledger, seen),
        totals,
        lists);
  }

  private Dataset<Row> over(
      Dataset<Row> months,
      Dataset<Row> disclosed,
      Dataset<Row> weighed,
      List<Total> disclosures,
      List<Values> lists) {
    return Windows.over(
        months,
        List.of(
            new Kind(disclosed, together(disclosures, Ledger.disclosures()), List.of()),
            new Kind(communication, communications(), lists),
            new Kind(value, Delivery.totals(), Delivery.resolutions()),
            new Kind(marked(), together(Conflict.totals(), Intent.totals()), List.of()),
            new Kind(weighed, ledgers(), List.of())));
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
}
