package dev.plumbline.fit;

import dev.plumbline.fit.FittedModel.Estimates;
import dev.plumbline.fit.FittedModel.Prediction;
import dev.plumbline.stats.cox.BaselineHazard;
import dev.plumbline.stats.curves.RiskSet;
import dev.plumbline.tables.results.Curves;
import java.util.List;

/** What models predict, as rows of {@link Curves}. */
record PredictionRows(List<FittedModel> models) {

  void addTo(TableRows rows) {
    for (FittedModel model : models) {
      for (Prediction prediction :
          model.estimates().map(Estimates::predictions).orElse(List.of())) {
        add(rows, model, prediction);
      }
    }
  }

  private static void add(TableRows rows, FittedModel model, Prediction prediction) {
    RiskSet first = prediction.riskSets().get(0);
    BaselineHazard.Point start = new BaselineHazard.Point(prediction.start(), 0, 0);
    add(rows, model, prediction, new RiskSet(prediction.start(), first.atRisk(), 0), start);
    int steps = 0;
    for (RiskSet riskSet : prediction.riskSets()) {
      if (riskSet.events() > 0) {
        add(rows, model, prediction, riskSet, prediction.steps().get(steps++));
      }
    }
  }

  private static void add(
      TableRows rows,
      FittedModel model,
      Prediction prediction,
      RiskSet riskSet,
      BaselineHazard.Point at) {
    rows.set(Curves.GROUP_VARIABLE, Curves.STRATUM)
        .set(Curves.LANDMARK_MONTH, 0)
        .set(Curves.GROUP_LABEL, prediction.stratum())
        .set(Curves.CURVE, "%s: %s".formatted(model.spec().id(), prediction.path()))
        .set(Curves.START_MONTH, prediction.start())
        .set(Curves.MONTH, (int) at.time())
        .set(Curves.AT_RISK, riskSet.atRisk())
        .set(Curves.EVENTS, riskSet.events())
        .set(Curves.RETENTION, at.survival())
        .set(Curves.STANDARD_ERROR, at.survival() * at.standardError())
        .set(Curves.RETENTION_LOW, at.limits().low())
        .set(Curves.RETENTION_HIGH, at.limits().high())
        .set(Curves.CUMULATIVE_HAZARD, at.cumulativeHazard())
        .set(Curves.CUMULATIVE_HAZARD_SE, at.standardError())
        .end();
  }
}
