package dev.plumbline.retention;

import static dev.plumbline.retention.Calendar.monthOf;
import static dev.plumbline.retention.Observation.CAPTURE_MONTH;
import static dev.plumbline.retention.Observation.DATA_END;
import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.IntegerType;

import dev.plumbline.config.DecisionRule;
import dev.plumbline.config.Definition;
import dev.plumbline.config.RetentionMode;
import dev.plumbline.config.RetentionSettings;
import dev.plumbline.config.TimeSettings;
import dev.plumbline.schema.Field;
import dev.plumbline.stats.purchase.BetaGeometric;
import dev.plumbline.tables.retention.Spells;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * Who stayed from when to when, who left and why, and which of those months were observed; method
 * section 12. One set of stays is the one that verdicts rest on, each product line by its own mode;
 * others stand beside it, each by one definition for all lines.
 *
 * <p>A stay enters late: with its start, but not before the capture of its account has run for the
 * warm-up. It leaves early: the last month that is judged is the last whose end lies so long before
 * the end of the exports as a label takes to ripen. That is the grace of a contract, and of orders
 * the silence that the customer may keep. A decision after that month is not told.
 */
public final class Stays {

  private static final Field DEFINITION = Spells.DEFINITION;
  private static final Field RIPENS_DAYS =
      required("ripens_days", IntegerType, "Days until it is told whether a month was the last");

  private final RetentionSettings settings;
  private final Calendar calendar;
  private final int graceDays;

  public Stays(RetentionSettings settings, TimeSettings time) {
    this.settings = settings;
    this.calendar = new Calendar(time.zone());
    this.graceDays = Math.toIntExact(settings.grace().toDays());
  }

  /**
   * Customers who ordered alike, of which the model of purchases is to be learned: rows of {@link
   * dev.plumbline.tables.retention.PurchaseCells}. Empty if no definition asks for it.
   */
  public Optional<Dataset<Row>> purchases(Sources sources) {
    return modes().contains(RetentionMode.PROBABILISTIC)
        ? Optional.of(OrderDays.cells(orderDays(sources)))
        : Optional.empty();
  }

  /**
   * Rows of {@link Spells}.
   *
   * @param model of purchases; without one nobody is told to have left by it, nor to have stayed
   */
  public Dataset<Row> of(Sources sources, Optional<BetaGeometric> model) {
    List<Dataset<Row>> all = new ArrayList<>();
    for (RetentionMode mode : primaryModes()) {
      all.add(
          stays(mode, settings.decisionRule(), sources, model)
              .where(isToldBy(mode))
              .withColumn(DEFINITION.name(), DEFINITION.from(lit(Spells.PRIMARY))));
    }
    for (Definition beside : settings.beside()) {
      all.add(
          stays(beside.mode(), beside.rule(), sources, model)
              .withColumn(DEFINITION.name(), DEFINITION.from(lit(beside.name()))));
    }
    return all.stream()
        .reduce(Dataset::unionByName)
        .orElseThrow()
        .join(Observation.perAccount(sources.accountMonths()), Spells.ACCOUNT_ID.name())
        .transform(this::observed);
  }

  private Set<RetentionMode> primaryModes() {
    Set<RetentionMode> modes = EnumSet.of(settings.mode());
    modes.addAll(settings.modes().values());
    return modes;
  }

  private Set<RetentionMode> modes() {
    Set<RetentionMode> modes = primaryModes();
    settings.beside().forEach(definition -> modes.add(definition.mode()));
    return modes;
  }

  /** Whether a product line is one of those whose leavers are told by {@code mode}. */
  private Column isToldBy(RetentionMode mode) {
    Map<String, RetentionMode> named = settings.modes();
    Column isNamed = Spells.PRODUCT_LINE.col().isin(named.keySet().toArray());
    Object[] ofMode = named.keySet().stream().filter(line -> named.get(line) == mode).toArray();
    Column isOfMode = Spells.PRODUCT_LINE.col().isin(ofMode);
    return mode == settings.mode() ? isOfMode.or(not(isNamed)) : isOfMode;
  }

  private Dataset<Row> stays(
      RetentionMode mode, DecisionRule rule, Sources sources, Optional<BetaGeometric> model) {
    return switch (mode) {
      case CONTRACTUAL -> {
        Dataset<Row> contracts = contracts(mode, rule, sources);
        yield contracts.unionByName(new MappedStays(calendar).of(sources.accounts(), contracts));
      }
      case EVERGREEN, RENEWAL -> contracts(mode, rule, sources);
      case GAP -> new OrderStays(calendar, new OwnGaps()).of(orderDays(sources));
      case PROBABILISTIC ->
          model
              .map(fitted -> new StillActive(fitted, settings.activeBelow()))
              .map(patience -> new OrderStays(calendar, patience).of(orderDays(sources)))
              .orElseGet(
                  () ->
                      new OrderStays(calendar, new OwnGaps())
                          .of(orderDays(sources))
                          .where(lit(false)));
    };
  }

  private Dataset<Row> contracts(RetentionMode mode, DecisionRule rule, Sources sources) {
    Terms terms =
        new Terms(
            calendar,
            mode,
            new Worth(settings.exchangeRates()),
            settings.voidStatuses(),
            settings.endedStatuses());
    return new ContractStays(
            terms, new Chains(graceDays), new LostRenewals(calendar, graceDays), rule, graceDays)
        .of(sources, Survivors.ids(sources.accounts()), bounds(sources));
  }

  private Dataset<Row> orderDays(Sources sources) {
    return new OrderDays(calendar).of(sources, Survivors.ids(sources.accounts()), bounds(sources));
  }

  private static Dataset<Row> bounds(Sources sources) {
    return Observation.bounds(sources.accountMonths());
  }

  private Dataset<Row> observed(Dataset<Row> stays) {
    WindowSpec inOrder =
        Window.partitionBy(DEFINITION.col(), Spells.ACCOUNT_ID.col(), Spells.PRODUCT_LINE.col())
            .orderBy(Spells.SPELL_NO.col());
    Column lastJudged = add_months(monthOf(date_sub(DATA_END.col(), RIPENS_DAYS.col())), -1);
    Column decisionMonth = monthOf(Spells.DECISION_DATE.col());
    Column isTold = coalesce(decisionMonth.leq(lastJudged), lit(false));
    Column entry =
        greatest(
            monthOf(Spells.START_DATE.col()),
            add_months(CAPTURE_MONTH.col(), settings.warmUpMonths()));
    Column previousEnd = lag(Spells.END_DATE.col(), 1).over(inOrder);

    return stays
        .withColumn(RIPENS_DAYS.name(), coalesce(Spells.PATIENCE_DAYS.col(), lit(graceDays)))
        .select(
            DEFINITION.col(),
            Spells.ACCOUNT_ID.col(),
            Spells.PRODUCT_LINE.col(),
            Spells.SPELL_NO.col(),
            Spells.MODE.col(),
            Spells.START_DATE.col(),
            Spells.ENTRY_MONTH.from(entry),
            Spells.DECISION_DATE.from(when(isTold, Spells.DECISION_DATE.col())),
            Spells.END_DATE.col(),
            Spells.EXIT_CODE.from(when(isTold, Spells.EXIT_CODE.col()).otherwise(Spells.ADMIN)),
            Spells.EXIT_KNOWN_AT.from(when(isTold, Spells.EXIT_KNOWN_AT.col())),
            Spells.TERM_CLASS.col(),
            Spells.TERM_ENDS.col(),
            Spells.UPGRADES.col(),
            Spells.DOWNGRADES.col(),
            Spells.DORMANT_DAYS.from(datediff(Spells.START_DATE.col(), previousEnd)),
            Spells.PATIENCE_DAYS.col(),
            Spells.LAST_MONTH.from(when(isTold, decisionMonth).otherwise(lastJudged)));
  }
}
