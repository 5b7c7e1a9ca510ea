package dev.plumbline.report;

import dev.plumbline.tables.published.EffectsForest;
import org.apache.spark.sql.Row;

/** A row of {@link EffectsForest}. */
record Effect(
    String factor,
    String label,
    String scale,
    String totalModel,
    Double total,
    Double totalLow,
    Double totalHigh,
    String directModel,
    Double direct,
    Double directLow,
    Double directHigh,
    Double shareDirect,
    String status,
    String reason) {

  static Effect from(Row row) {
    return new Effect(
        row.<String>getAs(EffectsForest.FACTOR.name()),
        row.<String>getAs(EffectsForest.LABEL.name()),
        row.<String>getAs(EffectsForest.SCALE.name()),
        row.<String>getAs(EffectsForest.MODEL_TOTAL.name()),
        row.<Double>getAs(EffectsForest.HAZARD_RATIO_TOTAL.name()),
        row.<Double>getAs(EffectsForest.HAZARD_RATIO_TOTAL_LOW.name()),
        row.<Double>getAs(EffectsForest.HAZARD_RATIO_TOTAL_HIGH.name()),
        row.<String>getAs(EffectsForest.MODEL_DIRECT.name()),
        row.<Double>getAs(EffectsForest.HAZARD_RATIO_DIRECT.name()),
        row.<Double>getAs(EffectsForest.HAZARD_RATIO_DIRECT_LOW.name()),
        row.<Double>getAs(EffectsForest.HAZARD_RATIO_DIRECT_HIGH.name()),
        row.<Double>getAs(EffectsForest.SHARE_DIRECT.name()),
        row.<String>getAs(EffectsForest.STATUS.name()),
        row.<String>getAs(EffectsForest.REASON.name()));
  }
}
