package dev.plumbline.retention;

import static dev.plumbline.retention.Calendar.monthOf;
import static dev.plumbline.retention.Observation.CAPTURE_MONTH;
import static dev.plumbline.retention.Observation.DATA_END;
import static dev.plumbline.tables.retention.Spells.ACCOUNT_ID;
import static dev.plumbline.tables.retention.Spells.ADMIN;
import static dev.plumbline.tables.retention.Spells.DECISION_DATE;
import static dev.plumbline.tables.retention.Spells.END_DATE;
import static dev.plumbline.tables.retention.Spells.ENTRY_MONTH;
import static dev.plumbline.tables.retention.Spells.EXIT_CODE;
import static dev.plumbline.tables.retention.Spells.EXIT_KNOWN_AT;
import static dev.plumbline.tables.retention.Spells.LAST_MONTH;
import static dev.plumbline.tables.retention.Spells.MODE;
import static dev.plumbline.tables.retention.Spells.PRODUCT_LINE;
import static dev.plumbline.tables.retention.Spells.SPELL_NO;
import static dev.plumbline.tables.retention.Spells.START_DATE;
import static dev.plumbline.tables.retention.Spells.TERM_CLASS;
import static dev.plumbline.tables.retention.Spells.TERM_ENDS;
import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.plumbline.config.RetentionSettings;
import dev.plumbline.config.TimeSettings;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Who stayed from when to when, who left and why, and which of those months were observed; method
 * section 12.
 *
 * <p>A stay enters late: with its start, but not before the capture of its account has run for the
 * warm-up. It leaves early: the last month that is judged is the last whose end lies the grace or
 * more before the end of the exports. A decision after that month is not told.
 */
public final class Stays {

  private final int graceDays;
  private final int warmUpMonths;
  private final ContractStays contractStays;
  private final MappedStays mappedStays;

  public Stays(RetentionSettings settings, TimeSettings time) {
    Calendar calendar = new Calendar(time.zone());
    this.graceDays = Math.toIntExact(settings.grace().toDays());
    this.warmUpMonths = settings.warmUpMonths();
    this.contractStays =
        new ContractStays(
            new Terms(calendar, settings.voidStatuses(), settings.endedStatuses()),
            new Chains(graceDays),
            new LostRenewals(calendar, graceDays),
            settings.decisionRule(),
            graceDays);
    this.mappedStays = new MappedStays(calendar);
  }

  /** Rows of {@link dev.plumbline.tables.retention.Spells}. */
  public Dataset<Row> of(
      Dataset<Row> accounts,
      Dataset<Row> accountMonths,
      Dataset<Row> subscriptions,
      Dataset<Row> opportunities) {
    Dataset<Row> contracts =
        contractStays.of(
            subscriptions,
            opportunities,
            Survivors.ids(accounts),
            Observation.bounds(accountMonths));
    return contracts
        .unionByName(mappedStays.of(accounts, contracts))
        .join(Observation.perAccount(accountMonths), ACCOUNT_ID.name())
        .transform(this::observed);
  }

  private Dataset<Row> observed(Dataset<Row> stays) {
    Column lastJudged = add_months(monthOf(date_sub(DATA_END.col(), graceDays)), -1);
    Column decisionMonth = monthOf(DECISION_DATE.col());
    Column isTold = coalesce(decisionMonth.leq(lastJudged), lit(false));

    return stays.select(
        ACCOUNT_ID.col(),
        PRODUCT_LINE.col(),
        SPELL_NO.col(),
        MODE.col(),
        START_DATE.col(),
        ENTRY_MONTH.from(
            greatest(monthOf(START_DATE.col()), add_months(CAPTURE_MONTH.col(), warmUpMonths))),
        DECISION_DATE.from(when(isTold, DECISION_DATE.col())),
        END_DATE.col(),
        EXIT_CODE.from(when(isTold, EXIT_CODE.col()).otherwise(ADMIN)),
        EXIT_KNOWN_AT.from(when(isTold, EXIT_KNOWN_AT.col())),
        TERM_CLASS.col(),
        TERM_ENDS.col(),
        LAST_MONTH.from(when(isTold, decisionMonth).otherwise(lastJudged)));
  }
}
