package dev.plumbline.fit;

import dev.plumbline.fit.FittedModel.Coefficient;
import dev.plumbline.fit.FittedModel.Estimates;
import dev.plumbline.fit.FittedModel.Sample;
import dev.plumbline.fit.FittedModel.Test;
import dev.plumbline.fit.PanelTerms.Resolved;
import dev.plumbline.models.ModelSpec;
import dev.plumbline.models.Term;
import dev.plumbline.stats.HazardFit;
import dev.plumbline.stats.cox.CoxFit;
import dev.plumbline.stats.cox.CoxRegression;
import dev.plumbline.stats.cox.FirthRegression;
import dev.plumbline.stats.cox.GridData;
import dev.plumbline.stats.cox.RestrictedScores;
import dev.plumbline.stats.cox.RiskSets;
import dev.plumbline.stats.discrete.DiscreteFit;
import dev.plumbline.stats.discrete.DiscreteHazard;
import dev.plumbline.stats.discrimination.Concordance;
import dev.plumbline.stats.inference.EValue;
import dev.plumbline.stats.inference.Effect;
import dev.plumbline.stats.inference.EvidenceGate;
import dev.plumbline.stats.inference.RobustCovariance;
import dev.plumbline.stats.inference.Tail;
import dev.plumbline.stats.inference.WildScoreBootstrap;
import dev.plumbline.stats.panel.Design;
import dev.plumbline.tables.results.Fits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** One model fitted to one panel. */
final class ModelFit {

  private static final double HEAVY_SHARE_OF_RISK_SET = 0.10;
  private static final int HEAVY_RISK_SET = 20;
  private static final double HEAVY_SHARE_OF_EVENTS = 0.25;

  private final ModelSpec spec;
  private final DecodedPanel decoded;
  private final Sample sample;
  private final double smallestEffect;
  private final boolean isExamined;
  private final String controlSet;
  private final List<Resolved> resolved;
  private final List<String> missing;
  private final List<String> constant;

  ModelFit(
      ModelSpec spec,
      DecodedPanel decoded,
      PanelTerms terms,
      Sample sample,
      double smallestHazardRatio,
      boolean isExamined) {
    this.spec = spec;
    this.decoded = decoded;
    this.sample = sample;
    this.isExamined = isExamined;
    this.smallestEffect = Math.log(smallestHazardRatio);
    List<Resolved> full = resolved(terms, spec.controls());
    boolean bears = sample.events() >= (long) EvidenceGate.ENOUGH * full.size();
    this.controlSet = bears ? Fits.FULL : Fits.MINIMAL;
    List<Term> controls = bears ? spec.controls() : spec.minimalControls();
    this.resolved = bears ? full : resolved(terms, controls);
    List<Term> all = Stream.concat(spec.terms().stream(), controls.stream()).toList();
    this.missing = all.stream().filter(terms::isMissing).map(Term::name).toList();
    this.constant = all.stream().filter(terms::isConstant).map(Term::name).toList();
  }

  private List<Resolved> resolved(PanelTerms terms, List<Term> controls) {
    return Stream.concat(spec.terms().stream(), controls.stream())
        .flatMap(term -> terms.resolve(term).stream())
        .toList();
  }

  /** By Efron's Cox regression, and by the complementary log-log model. */
  List<FittedModel> both() {
    boolean heavy = tiesAreHeavy();
    return List.of(
        fitted(Fits.EFRON_COX, !heavy, this::cox), fitted(Fits.CLOGLOG, heavy, this::cloglog));
  }

  /**
   * Efron's approximation attenuates where many of a risk set leave at once. A single early risk
   * set of a few rows must not decide, so small ones do not count as heavy.
   */
  private boolean tiesAreHeavy() {
    long inHeavy =
        decoded.census().buckets().values().stream()
            .filter(counts -> counts.rows() >= HEAVY_RISK_SET)
            .filter(counts -> counts.events() > HEAVY_SHARE_OF_RISK_SET * counts.rows())
            .mapToLong(counts -> counts.events())
            .sum();
    return inHeavy > HEAVY_SHARE_OF_EVENTS * sample.events();
  }

  /** Fits a design, and says what tests there are about it. */
  private interface Estimator {
    Attempt fit(Design design);
  }

  /**
   * A fit with what depends on its kind.
   *
   * @param isPenalised whether terms separate the events, and the fit keeps its head all the same
   * @param scoreTest of a term that separates
   */
  private record Attempt(
      HazardFit fit,
      boolean isPenalised,
      IntFunction<Optional<Tail>> scoreTest,
      IntFunction<RobustCovariance> robust,
      IntFunction<Optional<Double>> wildP,
      Optional<Concordance> concordance,
      List<Test> tests) {}

  private FittedModel fitted(String estimator, boolean isPrimary, Estimator fits) {
    EvidenceGate evidence =
        EvidenceGate.ofRegression(sample.accountMonths(), sample.events(), resolved.size())
            .and(finite())
            .and(sample.audit().objection().map(EvidenceGate::refused).orElse(EvidenceGate.open()));
    if (evidence.isRefused()) {
      return result(estimator, isPrimary, constant, evidence, List.of(), Optional.empty());
    }
    Design design =
        Design.of(resolved.stream().map(Resolved::term).toList(), decoded.census().moments());
    Optional<Attempt> attempt = attempt(fits, design);
    if (attempt.isEmpty()) {
      EvidenceGate nothing = EvidenceGate.refused("no term of the model varies in a risk set");
      return result(estimator, isPrimary, constant, nothing, List.of(), Optional.empty());
    }
    return judged(estimator, isPrimary, evidence, attempt.orElseThrow());
  }

  private static Optional<Attempt> attempt(Estimator estimator, Design design) {
    try {
      return Optional.of(estimator.fit(design));
    } catch (IllegalArgumentException nothingVaries) {
      return Optional.empty();
    }
  }

  private FittedModel judged(
      String estimator, boolean isPrimary, EvidenceGate counted, Attempt attempt) {
    List<Resolved> kept = new ArrayList<>();
    List<String> dropped = new ArrayList<>(constant);
    for (int j = 0; j < resolved.size(); j++) {
      if (attempt.fit().kept()[j]) {
        kept.add(resolved.get(j));
      } else {
        dropped.add(resolved.get(j).name());
      }
    }
    RobustCovariance covariance = covariance(attempt.robust()).corrected();
    List<String> flags = new ArrayList<>();
    EvidenceGate evidence = counted;
    if (attempt.isPenalised() || attempt.fit().isSeparated()) {
      flags.add("SEPARATION");
    }
    if (attempt.isPenalised()) {
      evidence =
          evidence.and(
              EvidenceGate.warned("terms separate the events: estimates carry Firth's penalty"));
      covariance = covariance.atLeast(attempt.fit().naive());
    }
    if (attempt.fit().isSeparated()) {
      evidence = EvidenceGate.refused("a coefficient grows without end: terms separate the events");
    } else if (covariance.clusters() < 2) {
      evidence = EvidenceGate.refused("one cluster alone: errors cannot be estimated");
    }
    if (covariance.clipped()) {
      flags.add("COVARIANCE_CLIPPED");
    }
    if (sample.riskSets() == 1) {
      evidence = evidence.and(EvidenceGate.warned("all events fall into one risk set"));
    }
    Optional<Estimates> estimates =
        evidence.isRefused() ? Optional.empty() : Optional.of(estimates(attempt, covariance, kept));
    return result(estimator, isPrimary, dropped, evidence, flags, estimates);
  }

  private Estimates estimates(Attempt attempt, RobustCovariance covariance, List<Resolved> kept) {
    HazardFit fit = attempt.fit();
    double[] naive = HazardFit.standardErrors(fit.naive());
    double[] robust = HazardFit.standardErrors(covariance.matrix());
    List<Coefficient> coefficients = new ArrayList<>();
    for (int j = 0; j < kept.size(); j++) {
      Effect effect =
          Effect.of(fit.coefficients()[j], robust[j], covariance.clusters() - 1.0, smallestEffect);
      EValue eValue =
          EValue.of(effect.estimate(), effect.low(), effect.high(), sample.cumulativeIncidence());
      coefficients.add(
          new Coefficient(
              kept.get(j).name(),
              kept.get(j).isScaled(),
              decoded.census().moments().standardDeviation(kept.get(j).term().columns()[0]),
              naive[j],
              attempt.scoreTest().apply(j).map(effect::tested).orElse(effect),
              eValue,
              attempt.wildP().apply(j)));
    }
    return new Estimates(
        fit,
        covariance,
        fit.waldTest(covariance.matrix()),
        attempt.concordance(),
        coefficients,
        attempt.tests());
  }

  /** By the outcome's clusters: one way, or two that cross. */
  private RobustCovariance covariance(IntFunction<RobustCovariance> robust) {
    int first = HazardModels.BY_ACCOUNT + 1;
    return spec.outcome().clusters().size() == 1
        ? robust.apply(first)
        : RobustCovariance.twoWay(
            robust.apply(first), robust.apply(first + 1), robust.apply(first + 2));
  }

  private Attempt cox(Design design) {
    RiskSets riskSets = RiskSets.of(decoded.census());
    GridData data = new GridData(decoded.panel(), riskSets);
    CoxFit plain = CoxRegression.efron().fit(data, design);
    CoxFit fit = plain.isSeparated() ? FirthRegression.efron().refit(data, plain) : plain;
    List<String> names = keptNames(fit);
    List<Test> tests = new ArrayList<>();
    tests.add(FitTests.likelihoodRatio(fit));
    if (!plain.isSeparated()) {
      tests.addAll(FitTests.proportionalHazards(fit, riskSets, decoded.census().pooled(), names));
    }
    if (isExamined) {
      tests.addAll(new FitChecks(data, fit, HazardModels.byStay(spec.outcome())).tests(names));
    }
    Concordance concordance =
        Concordance.of(
            decoded.panel(),
            riskSets,
            fit.design(),
            fit.scaledCoefficients(),
            HazardModels.BY_ACCOUNT);
    return new Attempt(
        fit,
        plain.isSeparated(),
        term ->
            fit.running()[term] && plain.isSeparated()
                ? Optional.of(FirthRegression.efron().scoreTest(data, fit, term))
                : Optional.empty(),
        way -> fit.robust(data, way),
        term -> plain.isSeparated() ? Optional.empty() : wildP(data, fit, names.get(term), term),
        Optional.of(concordance),
        tests);
  }

  /** Where clusters are few, for the terms that the model is about. */
  private Optional<Double> wildP(GridData data, CoxFit fit, String name, int term) {
    int way = wayOfFewest();
    long clusters = decoded.panel().products(new ClusterCount(way)).clusters();
    boolean isAsked = spec.terms().stream().anyMatch(asked -> asked.name().equals(name));
    if (!isAsked || clusters >= WildScoreBootstrap.ENOUGH_CLUSTERS) {
      return Optional.empty();
    }
    double p =
        RestrictedScores.of(CoxRegression.efron(), data, fit, term, way)
            .pValue(WildScoreBootstrap.standard());
    return Double.isNaN(p) ? Optional.empty() : Optional.of(p);
  }

  /** Of the outcome's ways of clustering, that with fewer clusters. */
  private int wayOfFewest() {
    int first = HazardModels.BY_ACCOUNT + 1;
    if (spec.outcome().clusters().size() == 1) {
      return first;
    }
    long ofFirst = decoded.panel().products(new ClusterCount(first)).clusters();
    long ofSecond = decoded.panel().products(new ClusterCount(first + 1)).clusters();
    return ofFirst <= ofSecond ? first : first + 1;
  }

  private Attempt cloglog(Design design) {
    DiscreteFit fit = DiscreteHazard.cloglog().fit(decoded.panel(), decoded.census(), design);
    Concordance concordance =
        Concordance.of(
            decoded.panel(),
            RiskSets.of(decoded.census()),
            fit.design(),
            fit.scaledCoefficients(),
            HazardModels.BY_ACCOUNT);
    return new Attempt(
        fit,
        false,
        term -> Optional.empty(),
        way -> fit.robust(decoded.panel(), way),
        term -> Optional.empty(),
        Optional.of(concordance),
        List.of(FitTests.likelihoodRatio(fit)));
  }

  private List<String> keptNames(HazardFit fit) {
    List<String> names = new ArrayList<>();
    for (int j = 0; j < resolved.size(); j++) {
      if (fit.kept()[j]) {
        names.add(resolved.get(j).name());
      }
    }
    return names;
  }

  private EvidenceGate finite() {
    for (Resolved term : resolved) {
      for (int column : term.term().columns()) {
        if (!Double.isFinite(decoded.census().moments().standardDeviation(column))) {
          return EvidenceGate.refused(term.name() + " has a value that is not finite");
        }
      }
    }
    return EvidenceGate.open();
  }

  private FittedModel result(
      String estimator,
      boolean isPrimary,
      List<String> dropped,
      EvidenceGate evidence,
      List<String> flags,
      Optional<Estimates> estimates) {
    List<String> terms =
        resolved.stream().map(Resolved::name).filter(name -> !dropped.contains(name)).toList();
    return new FittedModel(
        spec,
        estimator,
        isPrimary,
        controlSet,
        terms,
        missing,
        dropped,
        sample,
        evidence,
        flags,
        estimates);
  }
}
