package dev.plumbline.measures;

import static dev.plumbline.tables.core.AccountMonths.MONTH;
import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.broadcast;

import dev.plumbline.config.TimeSettings;
import dev.plumbline.tables.measures.References;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What is usual among the accounts, learned on the reference period alone; method section 3.
 *
 * <p>The reference accounts are those in touch in its last six months; an account that was gone by
 * then, or silent, would make those that are not look unusual. Rates first, then the measures made
 * of rates, then the indices made of measures: each stage needs the one before.
 */
public final class Standards {

  static final List<Learned> RATES =
      Stream.of(
              Disclosure.rates(),
              Closeness.rates(),
              Delivery.rates(),
              Fulfilment.rates(),
              Ledger.rates(),
              Appraisal.rates())
          .flatMap(List::stream)
          .toList();
  static final List<Standard> MEASURES =
      Stream.of(
              Disclosure.standards(Span.BASE),
              List.of(Domain.PERSONAL.told()),
              Closeness.RECENT.items(),
              Delivery.standards(),
              Fulfilment.standards(),
              Ledger.standards(),
              Appraisal.standards())
          .flatMap(List::stream)
          .toList();
  static final List<Standard> INDICES =
      List.of(
          Disclosure.depth(Span.BASE), Closeness.RECENT.index(), Ledger.reward(), Ledger.cost());

  private final ReferencePeriod period;

  public Standards(TimeSettings time) {
    this.period = new ReferencePeriod(time.referenceMonths());
  }

  /**
   * Rows of {@link References}; none if nothing was ever captured.
   *
   * @param accountMonths rows of {@link dev.plumbline.tables.core.AccountMonths}
   */
  public Dataset<Row> learned(Dataset<Row> accountMonths, Evidence evidence) {
    Dataset<Row> bounds = period.of(accountMonths).localCheckpoint();
    Column cutoff = bounds.select(ReferencePeriod.CUTOFF_MONTH.col()).scalar();
    Dataset<Row> accounts =
        evidence
            .before(cutoff)
            .of(Seen.in(upTo(cutoff, accountMonths)).where(MONTH.col().equalTo(cutoff)))
            .where(Closeness.RECENT.isInTouch().or(Delivery.casesOpened().gt(0)))
            .localCheckpoint();

    Dataset<Row> rates = learned(accounts, RATES);
    Dataset<Row> measured = Standard.measured(beside(accounts, rates, RATES), MEASURES);
    Dataset<Row> measures = learned(measured, MEASURES);
    Dataset<Row> indexed =
        beside(measured.drop(Reference.USUAL.name()), measures, MEASURES)
            .transform(rows -> Standard.standardised(rows, MEASURES))
            .transform(rows -> Standard.measured(rows, INDICES));
    Dataset<Row> indices = learned(indexed, INDICES);

    return rates
        .unionByName(measures)
        .unionByName(indices)
        .unionByName(orientation(accountMonths, evidence, bounds))
        .unionByName(Connections.learned(accounts))
        .crossJoin(broadcast(bounds.drop(ReferencePeriod.CUTOFF_MONTH.name())))
        .where(References.FIRST_MONTH.col().isNotNull());
  }

  /** The month and those that its windows reach back to. */
  private static Dataset<Row> upTo(Column cutoff, Dataset<Row> accountMonths) {
    return accountMonths.where(MONTH.col().between(add_months(cutoff, Span.LONG.from()), cutoff));
  }

  /**
   * What is usual in the first months of accounts, of those whose first months lie in the period.
   */
  private static Dataset<Row> orientation(
      Dataset<Row> accountMonths, Evidence evidence, Dataset<Row> bounds) {
    Dataset<Row> accounts =
        FirstMonths.of(
                accountMonths, evidence.communication(), evidence.ledger(), evidence.disclosure())
            .crossJoin(broadcast(bounds))
            .where(MONTH.col().leq(ReferencePeriod.CUTOFF_MONTH.col()))
            .localCheckpoint();
    Dataset<Row> rates = learned(accounts, Orientation.RATES);
    Dataset<Row> measured =
        Standard.measured(beside(accounts, rates, Orientation.RATES), Orientation.STANDARDS);
    return rates.unionByName(learned(measured, Orientation.STANDARDS));
  }

  /** {@code rows} with all that is usual, tied together. */
  static Dataset<Row> beside(Dataset<Row> rows, Dataset<Row> references) {
    return beside(rows, references, all());
  }

  /** {@code rows} with what is usual of {@code learned} alone. */
  static Dataset<Row> beside(
      Dataset<Row> rows, Dataset<Row> references, List<? extends Learned> learned) {
    return Reference.beside(rows, references, learned.stream().map(Learned::reference).toList());
  }

  /** Every stage is used by the stages after it: were it not kept, each would do all before it. */
  private static Dataset<Row> learned(Dataset<Row> accounts, List<? extends Learned> what) {
    return Lesson.learned(accounts, what).localCheckpoint();
  }

  private static List<Learned> all() {
    return Stream.of(RATES, MEASURES, INDICES).<Learned>flatMap(List::stream).toList();
  }
}
