package dev.plumbline.fit;

import dev.plumbline.fit.CoxEstimator.Examined;
import dev.plumbline.fit.FittedModel.Estimates;
import dev.plumbline.fit.FittedModel.Sample;
import dev.plumbline.fit.PanelTerms.Resolved;
import dev.plumbline.models.ModelSpec;
import dev.plumbline.models.Outcome.Clock;
import dev.plumbline.models.Term;
import dev.plumbline.stats.cox.CoxFit;
import dev.plumbline.stats.discrete.DiscreteHazard;
import dev.plumbline.stats.inference.EvidenceGate;
import dev.plumbline.stats.inference.RobustCovariance;
import dev.plumbline.stats.panel.Design;
import dev.plumbline.tables.results.Fits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
  private final Optional<CoxFit> whole;
  private final Optional<Examined> examined;
  private final String controlSet;
  private final List<Resolved> resolved;
  private final List<String> missing;
  private final List<String> constant;
  private final Optional<Integer> halves;

  ModelFit(
      ModelSpec spec,
      DecodedPanel decoded,
      PanelTerms terms,
      Sample sample,
      double smallestHazardRatio,
      Optional<CoxFit> whole,
      Optional<Examined> examined) {
    this.spec = spec;
    this.decoded = decoded;
    this.sample = sample;
    this.whole = whole;
    this.examined = examined;
    this.smallestEffect = Math.log(smallestHazardRatio);
    List<Resolved> full = resolved(terms, spec.controls());
    boolean bears = sample.events() >= (long) EvidenceGate.ENOUGH * full.size();
    this.controlSet = bears ? Fits.FULL : Fits.MINIMAL;
    List<Term> controls = bears ? spec.controls() : spec.minimalControls();
    this.resolved = bears ? full : resolved(terms, controls);
    List<Term> all = Stream.concat(spec.terms().stream(), controls.stream()).toList();
    this.missing = all.stream().filter(terms::isMissing).map(Term::name).toList();
    this.halves = spec.halves().flatMap(terms::columnOf);
    this.constant = all.stream().filter(terms::isConstant).map(Term::name).toList();
  }

  private List<Resolved> resolved(PanelTerms terms, List<Term> controls) {
    return Stream.concat(spec.terms().stream(), controls.stream())
        .flatMap(term -> terms.resolve(term).stream())
        .filter(term -> !term.isLevel() || differs(term))
        .toList();
  }

  /** A level of other rows of the panel, or of all of ours, is none. */
  private boolean differs(Resolved level) {
    return decoded.census().moments().standardDeviation(level.term().columns()[0]) != 0;
  }

  /**
   * By Efron's Cox regression, and by both models of grouped time; the logit is never primary. The
   * share of another effect is asked where verdicts read the Cox regression.
   */
  List<FittedModel> all() {
    boolean heavy = spec.outcome().clock() == Clock.TRIALS || tiesAreHeavy();
    List<String> names = resolved.stream().map(Resolved::name).toList();
    return List.of(
        fitted(Fits.EFRON_COX, !heavy, estimator(names, heavy ? Optional.empty() : whole)::fit),
        fitted(Fits.CLOGLOG, heavy, new DiscreteEstimator(DiscreteHazard.cloglog(), decoded)::fit),
        fitted(Fits.LOGIT, false, new DiscreteEstimator(DiscreteHazard.logit(), decoded)::fit));
  }

  /** By Efron's Cox regression alone: a check beside the models, not one of them. */
  FittedModel cox() {
    List<String> unfilled =
        spec.terms().stream().map(Term::name).filter(missing::contains).toList();
    if (!unfilled.isEmpty()) {
      EvidenceGate nothing = EvidenceGate.refused("no row holds " + String.join(", ", unfilled));
      return result(Fits.EFRON_COX, true, constant, nothing, List.of(), Optional.empty());
    }
    List<String> names = resolved.stream().map(Resolved::name).toList();
    return fitted(Fits.EFRON_COX, true, estimator(names, whole)::fit);
  }

  private CoxEstimator estimator(List<String> names, Optional<CoxFit> wholeFit) {
    return new CoxEstimator(spec, decoded, names, halves, wholeFit, examined);
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
    Conclusions conclusions = new Conclusions(spec.outcome(), decoded, sample, smallestEffect);
    RobustCovariance covariance = conclusions.covariance(attempt);
    List<String> flags = new ArrayList<>();
    EvidenceGate evidence = counted;
    if (attempt.isPenalised() || attempt.fit().isSeparated()) {
      flags.add(FittedModel.SEPARATION);
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
    if (attempt.fit().isHeld()) {
      flags.add("PREDICTOR_HELD");
    }
    if (covariance.clipped()) {
      flags.add("COVARIANCE_CLIPPED");
    }
    if (spec.isCalibrated() && attempt.calibration().isEmpty()) {
      evidence =
          evidence.and(EvidenceGate.refused("the halves of the first term do not tell its error"));
    }
    if (sample.riskSets() == 1) {
      evidence = evidence.and(EvidenceGate.warned("all events fall into one risk set"));
    }
    Optional<Estimates> estimates =
        evidence.isRefused()
            ? Optional.empty()
            : Optional.of(conclusions.of(attempt, covariance, kept));
    return result(estimator, isPrimary, dropped, evidence, flags, estimates);
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
