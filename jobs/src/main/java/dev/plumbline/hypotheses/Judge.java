package dev.plumbline.hypotheses;

import dev.plumbline.config.FitSettings;
import dev.plumbline.stats.inference.FalseDiscovery;
import dev.plumbline.tables.results.Tests;
import dev.plumbline.tables.retention.Panel;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Judges the hypotheses whose models exist: H3 to H6 and H8 to H12; method section 14.
 *
 * <p>One contrast of each is primary, and the p-values of these are adjusted together (Benjamini
 * and Hochberg). A verdict that the checks of identification do not let stand is withheld.
 *
 * @param smallestOfInterest smallest effect that matters, on the log hazard scale
 */
public record Judge(double smallestOfInterest) {

  public static Judge of(FitSettings settings) {
    return new Judge(Math.log(settings.smallestHazardRatio()));
  }

  /**
   * Rows of {@link dev.plumbline.tables.results.Verdicts}; none if no model was asked for.
   *
   * @param fits rows of {@link dev.plumbline.tables.results.Fits}
   * @param coefficients rows of {@link dev.plumbline.tables.results.Coefficients}
   * @param covariances rows of {@link dev.plumbline.tables.results.Covariances}
   * @param tests rows of {@link dev.plumbline.tables.results.Tests}
   * @param leaks rows of {@link dev.plumbline.tables.operations.Leaks}
   */
  public Dataset<Row> verdicts(
      Dataset<Row> fits,
      Dataset<Row> coefficients,
      Dataset<Row> covariances,
      Dataset<Row> tests,
      Dataset<Row> leaks) {
    List<Row> read =
        tests
            .where(
                Tests.STATUS
                    .col()
                    .isNotNull()
                    .or(Tests.TEST.col().isin(Tests.SHARE_LOW, Tests.SHARE_HIGH)))
            .collectAsList();
    List<Judgement> judgements =
        judgements(
            Models.from(fits, coefficients, covariances, read), Identification.from(read, leaks));
    return VerdictRows.of(judgements, fits.sparkSession());
  }

  List<Judgement> judgements(Models models, Identification identification) {
    if (models.isEmpty()) {
      return List.of();
    }
    List<Contrast> primary =
        adjusted(
            List.of(
                Contrast.of(Hypothesis.H4, Models.DEPTH, Panel.DEPTH_RECENT, List.of(), models),
                value(models),
                Contrast.of(
                    Hypothesis.H6, Models.JOINT, Panel.DEPTH_RECENT, List.of(Panel.VALUE), models),
                Contrast.ofProduct(
                    Hypothesis.H8,
                    Models.JOINT,
                    Panel.DEPTH_RECENT,
                    Panel.CONFLICT,
                    List.of(Panel.VALUE),
                    models),
                Contrast.of(
                    Hypothesis.H9,
                    Models.JOINT,
                    Panel.DEPTH_VELOCITY,
                    List.of(Panel.DEPTH_RECENT, Panel.VALUE),
                    models),
                Backfire.levels(models),
                Contrast.of(
                    Hypothesis.H11,
                    Models.DOMAINS,
                    Panel.DEPTH_PERSONAL,
                    List.of(Panel.DEPTH_BUSINESS, Panel.VALUE),
                    models),
                Contrast.of(
                    Hypothesis.H12,
                    Models.CONNECTIONS,
                    Panel.DORMANT,
                    List.of(Panel.NEED, Panel.VALUE),
                    models),
                RewardsDeepen.net(models)));
    Contrast total = primary.get(0);
    Contrast value = primary.get(1);
    Contrast direct = primary.get(2);
    Contrast grace = primary.get(3);
    Contrast velocity = primary.get(4);
    Contrast push = primary.get(5);
    Contrast personal = primary.get(6);
    Contrast dormant = primary.get(7);
    Contrast net = primary.get(8);
    Contrast withholding =
        Contrast.of(
            Hypothesis.H11,
            Models.DOMAINS,
            Panel.WITHHOLDING,
            List.of(Panel.DEPTH_BUSINESS, Panel.DEPTH_PERSONAL, Panel.VALUE),
            models);

    Contrast retreat =
        Contrast.of(
            Hypothesis.H12,
            Models.CONNECTIONS,
            Panel.DEPENETRATION,
            List.of(Panel.DORMANT, Panel.NEED, Panel.VALUE),
            models);

    return Stream.of(
            new RewardsDeepen(net, RewardsDeepen.need(models)).judgements(),
            new TotalDepth(total).judgements(),
            new ValueDominates(value, smallestOfInterest).judgements(),
            ofOther(value, models),
            new DepthBeyondValue(direct, total, models.share()).judgements(),
            corrected(direct, total, models),
            new Grace(grace, direct).judgements(),
            new Durability(velocity, direct).judgements(),
            new Backfire(push, Backfire.dose(models)).judgements(),
            new PersonalBeyondBusiness(personal, withholding).judgements(),
            new Disconnection(dormant, retreat).judgements())
        .flatMap(List::stream)
        .map(j -> j.under(identification.of(j.hypothesis(), total.finding())))
        .toList();
  }

  /** Corrected for error of measurement; where the data do not bear that, as measured. */
  private static Contrast value(Models models) {
    Contrast corrected =
        Contrast.of(
            Hypothesis.H5, Models.DEPTH_AND_VALUE_CORRECTED, Panel.VALUE_RAW, List.of(), models);
    return corrected.estimate().isPresent() ? corrected : measured(models);
  }

  private static Contrast measured(Models models) {
    return Contrast.of(Hypothesis.H5, Models.DEPTH_AND_VALUE, Panel.VALUE, List.of(), models);
  }

  /** Value as measured, where it was judged corrected. */
  private List<Judgement> ofOther(Contrast judged, Models models) {
    Contrast measured = measured(models);
    return judged.modelId().equals(measured.modelId())
        ? List.of()
        : beside(measured, c -> new ValueDominates(c, smallestOfInterest).judgements());
  }

  /** Depth beside value that is corrected; method, section 14, judges it as measured. */
  private static List<Judgement> corrected(Contrast direct, Contrast total, Models models) {
    return beside(
        Contrast.of(
            direct.hypothesis(),
            Models.JOINT_CORRECTED,
            Panel.DEPTH_RECENT,
            List.of(Panel.VALUE_RAW),
            models),
        c -> new DepthBeyondValue(c, total, Optional.empty()).judgements());
  }

  /** The first row of what would be judged, for itself; none without an estimate. */
  private static List<Judgement> beside(
      Contrast contrast, Function<Contrast, List<Judgement>> judged) {
    return contrast
        .estimate()
        .map(e -> judged.apply(contrast.withQ(e.p())).get(0).withoutQ())
        .stream()
        .toList();
  }

  /** The family is the contrasts that have a p-value in this run. */
  private static List<Contrast> adjusted(List<Contrast> contrasts) {
    List<Contrast> estimated = contrasts.stream().filter(c -> c.estimate().isPresent()).toList();
    double[] q =
        FalseDiscovery.benjaminiHochberg(
            estimated.stream().mapToDouble(c -> c.estimate().orElseThrow().p()).toArray());
    return contrasts.stream()
        .map(c -> estimated.contains(c) ? c.withQ(q[estimated.indexOf(c)]) : c)
        .toList();
  }
}
