package dev.plumbline.stats.inference;

import dev.plumbline.stats.panel.Blocks;
import dev.plumbline.stats.panel.PanelBlock;
import dev.plumbline.stats.panel.PanelBlock.ClusterIndex;

/**
 * Blocks with more error of measurement in one column: \(w + s z\), with \(z\) standard normal, for
 * {@link SimulationExtrapolation}.
 *
 * <p>\(z\) is a function of the replicate, the subject and the time of a row alone, so neither
 * order nor partitioning of the rows matters. Replicates come in pairs, 0 and 1, 2 and 3: of the
 * second every \(z\) is that of the first with the other sign, so that the mean of a pair is free
 * of whatever changes sign with the error (antithetic variates).
 *
 * @param deviation \(s\)
 * @param replicate which draw of \(z\)
 * @param way the way of clustering whose clusters are the subjects
 */
public record AddedError(int column, double deviation, int replicate, int way)
    implements Blocks.Change<PanelBlock> {

  @Override
  public PanelBlock of(PanelBlock block) {
    ClusterIndex subjects = block.clusters()[way];
    double[] worse = block.columns()[column].clone();
    double signed = replicate % 2 == 0 ? deviation : -deviation;
    for (int run = 0; run < block.runs(); run++) {
      for (int row = block.start()[run]; row < block.start()[run + 1]; row++) {
        long subject = subjects.ids()[subjects.ofRow()[row]];
        worse[row] += signed * normal(subject, block.time()[run]);
      }
    }
    double[][] columns = block.columns().clone();
    columns[column] = worse;
    return new PanelBlock(
        block.stratum(),
        block.time(),
        block.start(),
        block.events(),
        columns,
        block.weights(),
        block.offsets(),
        block.clusters());
  }

  /** By the transformation of Box and Muller. */
  private double normal(long subject, int time) {
    long row = SplitMix.mixed(SplitMix.mixed(subject) + time);
    long drawn = SplitMix.mixed(row ^ SplitMix.mixed(replicate / 2 + 1L));
    double radius = Math.sqrt(-2 * Math.log(1 - SplitMix.uniform(drawn)));
    return radius * Math.cos(2 * Math.PI * SplitMix.uniform(SplitMix.mixed(drawn)));
  }
}
