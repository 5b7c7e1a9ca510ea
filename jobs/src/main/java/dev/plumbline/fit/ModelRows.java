package dev.plumbline.fit;

import dev.plumbline.fit.FittedModel.Coefficient;
import dev.plumbline.fit.FittedModel.Estimates;
import dev.plumbline.fit.FittedModel.Slope;
import dev.plumbline.fit.FittedModel.Test;
import dev.plumbline.stats.discrimination.Concordance;
import dev.plumbline.tables.results.Coefficients;
import dev.plumbline.tables.results.Covariances;
import dev.plumbline.tables.results.Fits;
import dev.plumbline.tables.results.Tests;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Fitted models as rows of the tables of results. */
record ModelRows(List<FittedModel> models) {

  private static final int DIGEST_CHARACTERS = 16;

  /** Adds rows of {@link Fits}. */
  void addFits(TableRows rows) {
    for (FittedModel model : models) {
      Optional<Estimates> estimates = model.estimates();
      Optional<Concordance> concordance = estimates.flatMap(Estimates::concordance);
      rows.set(Fits.MODEL_ID, model.spec().id())
          .set(Fits.ESTIMATOR, model.estimator())
          .set(Fits.IS_PRIMARY, model.isPrimary())
          .set(Fits.LAG_MONTHS, model.spec().lagMonths())
          .set(Fits.CONTROL_SET, model.controlSet())
          .set(Fits.TERMS, String.join(", ", model.terms()))
          .set(Fits.MISSING_TERMS, String.join(", ", model.missing()))
          .set(Fits.DROPPED_TERMS, String.join(", ", model.dropped()))
          .set(Fits.ACCOUNT_MONTHS, model.sample().accountMonths())
          .set(Fits.ACCOUNTS, model.sample().accounts())
          .set(Fits.EVENTS, model.sample().events())
          .set(Fits.RISK_SETS, model.sample().riskSets())
          .set(Fits.LOG_LIKELIHOOD_NULL, value(estimates, e -> e.fit().logLikelihoodNull()))
          .set(Fits.LOG_LIKELIHOOD, value(estimates, e -> e.fit().logLikelihood()))
          .set(Fits.SCORE_CHI2, value(estimates, e -> e.fit().scoreTest()))
          .set(Fits.WALD_CHI2, value(estimates, Estimates::wald))
          .set(Fits.DEGREES_OF_FREEDOM, value(estimates, e -> e.coefficients().size()))
          .set(Fits.CONCORDANCE, value(concordance, Concordance::concordance))
          .set(Fits.CONCORDANCE_SE, value(concordance, Concordance::standardError))
          .set(Fits.ITERATIONS, value(estimates, e -> e.fit().iterations()))
          .set(Fits.STATUS, model.evidence().status().name())
          .set(Fits.REASON, model.evidence().reason())
          .set(Fits.FLAGS, String.join(", ", model.flags()))
          .set(Fits.SPECIFICATION_HASH, digest(model.spec().canonicalText()))
          .end();
    }
  }

  /** Adds rows of {@link Coefficients}. */
  void addCoefficients(TableRows rows) {
    for (FittedModel model : models) {
      String clusteredBy =
          model.spec().outcome().clusters().stream()
              .map(field -> field.name())
              .collect(Collectors.joining(", "));
      model
          .estimates()
          .ifPresent(
              estimates -> {
                for (Coefficient c : estimates.coefficients()) {
                  addCoefficient(rows, model, estimates, c, clusteredBy);
                }
                for (Slope slope : estimates.slopes()) {
                  rows.set(Coefficients.MODERATOR, slope.moderator())
                      .set(Coefficients.MODERATOR_VALUE, slope.value());
                  addCoefficient(rows, model, estimates, slope.effect(), clusteredBy);
                }
              });
    }
  }

  private static void addCoefficient(
      TableRows rows,
      FittedModel model,
      Estimates estimates,
      Coefficient coefficient,
      String clusteredBy) {
    var effect = coefficient.effect();
    rows.set(Coefficients.MODEL_ID, model.spec().id())
        .set(Coefficients.ESTIMATOR, model.estimator())
        .set(Coefficients.TERM, coefficient.term())
        .set(Coefficients.ESTIMATE, effect.estimate())
        .set(Coefficients.HAZARD_RATIO, Math.exp(effect.estimate()))
        .set(Coefficients.SE_NAIVE, coefficient.seNaive())
        .set(Coefficients.SE_ROBUST, effect.standardError())
        .set(Coefficients.CLUSTERED_BY, clusteredBy)
        .set(Coefficients.CLUSTERS, (int) estimates.covariance().clusters())
        .set(Coefficients.ESTIMATE_LOW, effect.low())
        .set(Coefficients.ESTIMATE_HIGH, effect.high())
        .set(Coefficients.T_STATISTIC, effect.t())
        .set(Coefficients.P_VALUE, effect.significance().p())
        .set(Coefficients.LOG10_P, effect.significance().log10())
        .set(Coefficients.P_WILD, coefficient.wildP().orElse(null))
        .set(Coefficients.P_EQUIVALENCE, effect.equivalence())
        .set(Coefficients.MINIMUM_DETECTABLE_EFFECT, effect.minimumDetectable())
        .set(Coefficients.E_VALUE, coefficient.eValue().ofEstimate())
        .set(Coefficients.E_VALUE_LIMIT, coefficient.eValue().ofLimit())
        .set(Coefficients.MEAN, coefficient.mean())
        .set(Coefficients.STANDARD_DEVIATION, coefficient.standardDeviation())
        .set(Coefficients.IS_SCALED, coefficient.isScaled())
        .end();
  }

  /** Adds rows of {@link Covariances}. */
  void addCovariances(TableRows rows) {
    for (FittedModel model : models) {
      model.estimates().ifPresent(estimates -> addCovariances(rows, model, estimates));
    }
  }

  private static void addCovariances(TableRows rows, FittedModel model, Estimates estimates) {
    List<Coefficient> terms = estimates.coefficients();
    for (int a = 0; a < terms.size(); a++) {
      for (int b = 0; b < terms.size(); b++) {
        rows.set(Covariances.MODEL_ID, model.spec().id())
            .set(Covariances.ESTIMATOR, model.estimator())
            .set(Covariances.TERM, terms.get(a).term())
            .set(Covariances.OTHER_TERM, terms.get(b).term())
            .set(Covariances.COVARIANCE, estimates.covariance().matrix()[a][b])
            .end();
      }
    }
  }

  /** Adds rows of {@link Tests}. */
  void addTests(TableRows rows) {
    models.stream().findFirst().ifPresent(model -> addAudit(rows, model));
    for (FittedModel model : models) {
      String subject = model.spec().id() + "/" + model.estimator();
      for (Test test : model.estimates().map(Estimates::tests).orElse(List.of())) {
        rows.set(Tests.SUBJECT, subject)
            .set(Tests.TEST, test.name())
            .set(Tests.TERM, test.term())
            .set(Tests.STATISTIC, test.statistic())
            .set(Tests.DEGREES_OF_FREEDOM, test.degreesOfFreedom())
            .set(Tests.P_VALUE, test.significance().p())
            .set(Tests.LOG10_P, test.significance().log10())
            .end();
      }
    }
  }

  /** All models were given the same rows. */
  private static void addAudit(TableRows rows, FittedModel model) {
    model
        .sample()
        .audit()
        .counts()
        .forEach(
            (fault, count) ->
                rows.set(Tests.SUBJECT, Tests.PANEL)
                    .set(Tests.TEST, Tests.AUDIT)
                    .set(Tests.TERM, fault)
                    .set(Tests.STATISTIC, (double) count)
                    .set(Tests.DEGREES_OF_FREEDOM, 0.0)
                    .end());
  }

  private static <T> Object value(Optional<T> from, Function<T, Object> value) {
    return from.map(value).orElse(null);
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, DIGEST_CHARACTERS);
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
