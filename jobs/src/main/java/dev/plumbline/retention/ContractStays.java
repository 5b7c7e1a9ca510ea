package dev.plumbline.retention;

import static dev.plumbline.retention.Terms.ACCOUNT_ID;
import static dev.plumbline.retention.Terms.NOTICE_DATE;
import static dev.plumbline.retention.Terms.RENEWAL_OFF_DATE;
import static dev.plumbline.retention.Terms.TERM_END;
import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.tables.staging.Subscriptions.EXIT_REASON;
import static dev.plumbline.tables.staging.Subscriptions.KNOWN_AT;
import static dev.plumbline.tables.staging.Subscriptions.PRODUCT_LINE;
import static dev.plumbline.tables.staging.Subscriptions.START_DATE;
import static org.apache.spark.sql.functions.array_max;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.DateType;

import dev.plumbline.config.DecisionRule;
import dev.plumbline.config.RetentionMode;
import dev.plumbline.schema.Field;
import dev.plumbline.tables.retention.Spells;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Stays under contract, dated at the decision to leave; method section 12, modes C1, C2 and R1.
 *
 * <p>The decision is the earliest of notice, lost renewal, the day on which renewal by itself was
 * switched off, and end of the last term; of evergreen contracts, the request to cancel. It is told
 * only once the grace has passed since the signal, or since the end of the term, without a
 * successor: a stay that is nearer to the end of the exports is neither lost nor retained, and its
 * months are left out. Where renewals are counted, who left before the last term was over never
 * came to the renewal: a cause of its own.
 */
record ContractStays(
    Terms terms, Chains chains, LostRenewals lostRenewals, DecisionRule rule, int graceDays) {

  private static final Field SIGNAL_DATE =
      optional("signal_date", DateType, "First sign of leaving");
  private static final Field DECIDED = optional("decided", DateType, "First sign, or end of term");

  /** Stays with what {@link Stays} needs to date their entry and exit. */
  Dataset<Row> of(Sources sources, Dataset<Row> survivors, Dataset<Row> observation) {
    Dataset<Row> lost = lostRenewals.perAccount(sources.opportunities(), survivors);
    Column judgedBefore = date_sub(Observation.DATA_END.col(), graceDays);
    Column isConcluded = SIGNAL_DATE.col().lt(judgedBefore).or(TERM_END.col().lt(judgedBefore));
    Column decided = greatest(START_DATE.col(), least(SIGNAL_DATE.col(), TERM_END.col()));

    return terms
        .of(sources.subscriptions(), sources.fieldHistory(), survivors, observation)
        .transform(chains::of)
        .join(lost, ACCOUNT_ID.name(), "left_outer")
        .withColumn(SIGNAL_DATE.name(), signal())
        .crossJoin(broadcast(observation))
        .withColumn(DECIDED.name(), when(coalesce(isConcluded, lit(false)), decided))
        .select(
            ACCOUNT_ID.col(),
            PRODUCT_LINE.col(),
            Spells.SPELL_NO.col(),
            Spells.MODE.from(lit(terms.mode().name())),
            START_DATE.col(),
            Spells.DECISION_DATE.from(DECIDED.col()),
            Spells.END_DATE.from(TERM_END.col()),
            Spells.EXIT_CODE.from(exitCode()),
            Spells.EXIT_KNOWN_AT.from(
                greatest(KNOWN_AT.col(), terms.calendar().firstInstantOf(DECIDED.col()))),
            Spells.TERM_CLASS.col(),
            Spells.TERM_ENDS.col(),
            Spells.UPGRADES.col(),
            Spells.DOWNGRADES.col(),
            Spells.PATIENCE_DAYS.from(lit(null)));
  }

  private Column exitCode() {
    Column reason = coalesce(EXIT_REASON.col(), lit(Spells.CHURN));
    Column isEarly = TERM_END.col().lt(array_max(Spells.TERM_ENDS.col()));
    return terms.mode() == RetentionMode.RENEWAL
        ? when(isEarly.and(reason.equalTo(Spells.CHURN)), Spells.EARLY_TERMINATION)
            .otherwise(reason)
        : reason;
  }

  private Column signal() {
    if (terms.mode() == RetentionMode.EVERGREEN) {
      return NOTICE_DATE.col();
    }
    return switch (rule) {
      case EARLIEST_SIGNAL ->
          least(NOTICE_DATE.col(), RENEWAL_OFF_DATE.col(), lostRenewals.dateOfFirst());
      case NOTICE_ONLY -> NOTICE_DATE.col();
    };
  }
}
