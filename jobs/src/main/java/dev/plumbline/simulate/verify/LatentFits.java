package dev.plumbline.simulate.verify;

import dev.plumbline.simulate.panel.Column;
import dev.plumbline.simulate.panel.LatentPanel;
import dev.plumbline.stats.cox.CoxFit;
import dev.plumbline.stats.cox.CoxRegression;
import dev.plumbline.stats.cox.GridData;
import dev.plumbline.stats.inference.Effect;
import dev.plumbline.stats.inference.RobustCovariance;
import dev.plumbline.stats.panel.Design;
import dev.plumbline.stats.panel.Design.Term;
import dev.plumbline.stats.panel.LocalBlocks;
import dev.plumbline.stats.panel.PanelBlock;
import dev.plumbline.stats.panel.PanelBlockBuilder;
import dev.plumbline.stats.panel.PanelCensus;
import java.util.ArrayList;
import java.util.List;

/** Efron Cox models on a latent panel, with errors clustered by group of companies. */
final class LatentFits {

  /** Below a hazard ratio of 1.1 for a standard deviation an effect does not matter. */
  private static final double SMALLEST_OF_INTEREST = Math.log(1.10);

  private static final Column[] COLUMNS = Column.values();
  private static final List<Column> COLUMN_ORDER = List.of(COLUMNS);

  private final GridData data;
  private final PanelCensus census;

  private LatentFits(GridData data, PanelCensus census) {
    this.data = data;
    this.census = census;
  }

  static LatentFits of(LatentPanel panel) {
    List<PanelBlock> blocks = new ArrayList<>();
    PanelBlockBuilder builder = new PanelBlockBuilder(COLUMNS.length, 1, false, false);
    for (int i = 0; i < panel.rows().size(); i++) {
      LatentPanel.Row row = panel.rows().get(i);
      builder.row(0, row.month().tenure(), row.churns());
      for (int c = 0; c < COLUMNS.length; c++) {
        builder.value(c, panel.column(COLUMNS[c])[i]);
      }
      builder.cluster(0, row.life().account().parent());
      if (builder.isFull()) {
        blocks.add(builder.build());
      }
    }
    if (!builder.isEmpty()) {
      blocks.add(builder.build());
    }
    LocalBlocks<PanelBlock> local = new LocalBlocks<>(blocks);
    PanelCensus census = local.sum(new PanelCensus.Pass(COLUMNS.length));
    return new LatentFits(GridData.of(local, census), census);
  }

  long events() {
    return census.events();
  }

  /** The effects of a model, by term. */
  List<Effect> effects(Term... terms) {
    CoxFit fit = CoxRegression.efron().fit(data, Design.of(List.of(terms), census.moments()));
    RobustCovariance robust = fit.robust(data, 0).corrected();
    List<Effect> effects = new ArrayList<>();
    for (int j = 0; j < terms.length; j++) {
      effects.add(
          Effect.of(
              fit.coefficients()[j],
              Math.sqrt(robust.matrix()[j][j]),
              robust.clusters() - 1.0,
              SMALLEST_OF_INTEREST));
    }
    return effects;
  }

  /** As measured: all columns are standardised already, or 0 and 1. */
  static Term term(Column column) {
    return Term.asMeasured(COLUMN_ORDER.indexOf(column));
  }
}
