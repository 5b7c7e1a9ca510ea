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

/** Efron Cox models on a latent panel, with errors clustered in one way, or in two that cross. */
final class LatentFits {

  /** Below a hazard ratio of 1.1 for a standard deviation an effect does not matter. */
  private static final double SMALLEST_OF_INTEREST = Math.log(1.10);

  private static final Column[] COLUMNS = Column.values();
  private static final List<Column> COLUMN_ORDER = List.of(COLUMNS);

  private final GridData data;
  private final PanelCensus census;
  private final int ways;

  private LatentFits(GridData data, PanelCensus census, int ways) {
    this.data = data;
    this.census = census;
    this.ways = ways;
  }

  static LatentFits of(LatentPanel panel) {
    Rows rows = new Rows(COLUMNS.length + 1, 1);
    for (int i = 0; i < panel.rows().size(); i++) {
      LatentPanel.Row row = panel.rows().get(i);
      double[] values = new double[COLUMNS.length + 1];
      for (int c = 0; c < COLUMNS.length; c++) {
        values[c] = panel.column(COLUMNS[c])[i];
      }
      values[COLUMNS.length] = row.hasShownIntent() ? 1 : 0;
      long[] group = {row.life().account().parent()};
      rows.add(0, row.month().tenure(), row.churns(), group, values);
    }
    return rows.fits();
  }

  /** Rows at risk on their way into a fit. */
  static final class Rows {

    private final int columns;
    private final int ways;
    private final PanelBlockBuilder builder;
    private final List<PanelBlock> blocks = new ArrayList<>();

    /**
     * None yet.
     *
     * @param ways of clustering: one, or three, which are two and those that are alike in both
     */
    Rows(int columns, int ways) {
      this.columns = columns;
      this.ways = ways;
      this.builder = new PanelBlockBuilder(columns, ways, false, false);
    }

    void add(long stratum, int time, boolean hasEvent, long[] clusters, double... values) {
      builder.row(stratum, time, hasEvent);
      for (int c = 0; c < columns; c++) {
        builder.value(c, values[c]);
      }
      for (int way = 0; way < ways; way++) {
        builder.cluster(way, clusters[way]);
      }
      if (builder.isFull()) {
        blocks.add(builder.build());
      }
    }

    LatentFits fits() {
      if (!builder.isEmpty()) {
        blocks.add(builder.build());
      }
      LocalBlocks<PanelBlock> local = new LocalBlocks<>(blocks);
      PanelCensus census = local.sum(new PanelCensus.Pass(columns));
      return new LatentFits(GridData.of(local, census), census, ways);
    }
  }

  long events() {
    return census.events();
  }

  /** The effects of a model, by term. */
  List<Effect> effects(Term... terms) {
    CoxFit fit = CoxRegression.efron().fit(data, Design.of(List.of(terms), census.moments()));
    RobustCovariance robust = covariance(fit).corrected();
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

  private RobustCovariance covariance(CoxFit fit) {
    return ways == 1
        ? fit.robust(data, 0)
        : RobustCovariance.twoWay(fit.robust(data, 0), fit.robust(data, 1), fit.robust(data, 2));
  }

  /** Signs of leaving in the three months before. */
  static Term intent() {
    return Term.asMeasured(COLUMNS.length);
  }

  /** As measured: all columns are standardised already, or 0 and 1. */
  static Term term(Column column) {
    return Term.asMeasured(COLUMN_ORDER.indexOf(column));
  }
}
