package dev.plumbline.fit;

import static dev.plumbline.models.StageThresholds.KINDS;

import dev.plumbline.models.StageThresholds;
import dev.plumbline.stats.hmm.HmmEstimation;
import dev.plumbline.stats.hmm.HmmFit;
import dev.plumbline.stats.hmm.PoissonHmm;
import dev.plumbline.tables.measures.StageParameters;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Hidden Markov models of the phases, learned on the reference period; method section 11.3.
 *
 * <p>Theories speak of three phases, so three are used; two and four are fitted to be compared.
 * With fewer than ten deep messages for each parameter of the three nothing is fitted.
 */
public final class StageModels {

  private static final int PHASES = 3;
  private static final List<Integer> STATES = List.of(2, PHASES, 4);
  private static final int LEAST_FOR_EACH_PARAMETER = 10;
  private static final int PARAMETERS = 19;
  private static final long SEED = 11_03;
  private static final List<String> RATES =
      List.of(
          "rate_business_strategic",
          "rate_business_synergistic",
          "rate_personal_life",
          "rate_personal_private");

  private final Optional<StageThresholds> thresholds;
  private final List<HmmFit> fits;

  private StageModels(Optional<StageThresholds> thresholds, List<HmmFit> fits) {
    this.thresholds = thresholds;
    this.fits = fits;
  }

  /**
   * Learns in the period that {@code thresholds} were learned in.
   *
   * @param accountMonths rows of {@link dev.plumbline.tables.core.AccountMonths}
   * @param disclosureMonths rows of {@link dev.plumbline.tables.features.DisclosureMonths}
   */
  public static StageModels learned(
      Dataset<Row> accountMonths,
      Dataset<Row> disclosureMonths,
      Optional<StageThresholds> thresholds) {
    if (thresholds.isEmpty()
        || thresholds.get().disclosures() < LEAST_FOR_EACH_PARAMETER * PARAMETERS) {
      return new StageModels(thresholds, List.of());
    }
    StageThresholds rule = thresholds.get();
    try (DecodedSequences decoded =
        DecodedSequences.of(
            accountMonths, disclosureMonths, rule.first(), rule.last(), DecodedSequences.FETCHED)) {
      return new StageModels(
          thresholds,
          HmmEstimation.seeded(SEED).fit(decoded.sequences(), KINDS, STATES).orElse(List.of()));
    }
  }

  /** The one that is used; empty if there was too little to learn it from. */
  public Optional<PoissonHmm> hmm() {
    return fits.stream().map(HmmFit::model).filter(model -> model.states() == PHASES).findFirst();
  }

  /** Rows of {@link StageParameters}. */
  public Dataset<Row> parameters(SparkSession spark) {
    TableRows rows = new TableRows(StageParameters.TABLE);
    thresholds.ifPresent(
        rule -> {
          addRule(rows, rule);
          fits.forEach(fit -> addModel(rows, rule, fit));
        });
    return rows.in(spark);
  }

  private static void addRule(TableRows rows, StageThresholds rule) {
    String model = StageParameters.RULE;
    add(rows, rule, model, "threshold_business_collaborative", 0, 0, rule.collaborative());
    add(rows, rule, model, "threshold_business_deep", 0, 0, rule.businessDeep());
    add(rows, rule, model, "threshold_personal", 0, 0, rule.personal());
    for (int kind = 0; kind < KINDS; kind++) {
      add(rows, rule, model, "prior_" + RATES.get(kind), 0, 0, rule.priors().get(kind));
    }
    add(rows, rule, model, "prior_rate_personal_sent", 0, 0, rule.personalSent());
    add(rows, rule, model, "kappa_business", 0, 0, rule.kappaBusiness());
    add(rows, rule, model, "kappa_personal", 0, 0, rule.kappaPersonal());
    add(rows, rule, model, "accounts", 0, 0, (double) rule.accounts());
    add(rows, rule, model, "deep_messages", 0, 0, (double) rule.disclosures());
  }

  private static void addModel(TableRows rows, StageThresholds rule, HmmFit fit) {
    PoissonHmm hmm = fit.model();
    String model = StageParameters.model(hmm.states());
    for (int k = 0; k < hmm.states(); k++) {
      for (int j = 0; j < KINDS; j++) {
        add(rows, rule, model, RATES.get(j), k + 1, 0, hmm.rate(k, j));
      }
      add(rows, rule, model, "initial", k + 1, 0, hmm.initial(k));
      for (int l = 0; l < hmm.states(); l++) {
        add(rows, rule, model, "transition", k + 1, l + 1, hmm.transition(k, l));
      }
    }
    add(rows, rule, model, "log_likelihood", 0, 0, fit.logLikelihood());
    add(rows, rule, model, "bic", 0, 0, fit.bic());
    add(rows, rule, model, "iterations", 0, 0, fit.iterations());
    add(rows, rule, model, "is_converged", 0, 0, fit.isConverged() ? 1 : 0);
    add(rows, rule, model, "months", 0, 0, (double) fit.steps());
  }

  private static void add(
      TableRows rows,
      StageThresholds rule,
      String model,
      String parameter,
      int state,
      int toState,
      double value) {
    rows.set(StageParameters.MODEL, model)
        .set(StageParameters.PARAMETER, parameter)
        .set(StageParameters.STATE, state)
        .set(StageParameters.TO_STATE, toState)
        .set(StageParameters.VALUE, value)
        .set(StageParameters.FIRST_MONTH, java.sql.Date.valueOf(rule.first()))
        .set(StageParameters.LAST_MONTH, java.sql.Date.valueOf(rule.last()))
        .end();
  }
}
