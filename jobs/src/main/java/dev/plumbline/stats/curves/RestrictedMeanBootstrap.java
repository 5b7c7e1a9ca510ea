package dev.plumbline.stats.curves;

import dev.plumbline.stats.inference.PoissonWeights;
import dev.plumbline.stats.panel.BlockPass;
import dev.plumbline.stats.panel.Bucket;
import dev.plumbline.stats.panel.PanelBlock;
import dev.plumbline.stats.panel.PanelBlock.ClusterIndex;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How restricted means, and differences of them, would vary had other clusters been drawn: groups
 * that share clusters, such as accounts of one sales rep, are not independent, and the square root
 * of the sum of squares is not the error of their difference.
 *
 * <p>In replicate \(b\) every subject counts \(\omega_{cb}\) times, a Poisson number of mean 1 that
 * all subjects of a cluster share; each group's {@link RestrictedMean} is taken of the subjects so
 * counted. The standard error of \(\hat\mu_k - \hat\mu_l\) is the standard deviation of
 * \(\hat\mu_{kb} - \hat\mu_{lb}\). All replicates are counted in one pass.
 *
 * <p>Conventions: every subject is at risk from the start of its group's curve on, none enters
 * late: the curves of a landmark. A replicate in which a group has nobody at the start is left out.
 * With every subject a cluster of its own the error is Greenwood's but for the drawing. Each
 * replicate is {@code survfit(Surv(time, event) ~ group, weights = w)} of the R package
 * <i>survival</i>.
 *
 * @see <a href="https://doi.org/10.1016/j.cmpb.2006.04.006">Hanley and MacGibbon (2006), Creating
 *     non-parametric bootstrap samples using Poisson frequencies, Computer Methods and Programs in
 *     Biomedicine 83, 57-62</a>
 */
public final class RestrictedMeanBootstrap implements Serializable {

  /**
   * The pass that counts. A row is a subject, its stratum the group, its time that at which it was
   * last seen.
   *
   * @param way the way of clustering by which is drawn
   */
  public record Pass(PoissonWeights weights, int way, int replicates)
      implements BlockPass<PanelBlock, RestrictedMeanBootstrap> {

    @Override
    public RestrictedMeanBootstrap start() {
      return new RestrictedMeanBootstrap(replicates);
    }

    @Override
    public void add(RestrictedMeanBootstrap state, PanelBlock block) {
      ClusterIndex clusters = block.clusters()[way];
      int[][] drawn = new int[clusters.ids().length][replicates];
      for (int c = 0; c < drawn.length; c++) {
        for (int b = 0; b < replicates; b++) {
          drawn[c][b] = weights.of(clusters.ids()[c], b);
        }
      }
      for (int run = 0; run < block.runs(); run++) {
        long[][] counts = state.of(new Bucket(block.stratum()[run], block.time()[run]));
        int firstOther = block.start()[run] + block.events()[run];
        for (int row = block.start()[run]; row < block.start()[run + 1]; row++) {
          int[] times = drawn[clusters.ofRow()[row]];
          long[] ended = counts[row < firstOther ? 1 : 0];
          for (int b = 0; b < replicates; b++) {
            ended[b] += times[b];
          }
        }
      }
    }

    @Override
    public void merge(RestrictedMeanBootstrap into, RestrictedMeanBootstrap from) {
      from.ended.forEach(
          (bucket, counts) -> {
            long[][] all = into.of(bucket);
            for (int b = 0; b < replicates; b++) {
              all[0][b] += counts[0][b];
              all[1][b] += counts[1][b];
            }
          });
    }
  }

  private final int replicates;
  // Last seen without and with the event, by replicate.
  private final TreeMap<Bucket, long[][]> ended = new TreeMap<>();

  private RestrictedMeanBootstrap(int replicates) {
    this.replicates = replicates;
  }

  private long[][] of(Bucket bucket) {
    return ended.computeIfAbsent(bucket, b -> new long[2][replicates]);
  }

  /**
   * The restricted mean of one group in every replicate; NaN where nobody was there at the start.
   *
   * @param start time from which the curve is one
   * @param horizon on the same clock
   */
  public double[] means(long group, int start, int horizon) {
    Map<Bucket, long[][]> of =
        ended.subMap(new Bucket(group, start + 1), new Bucket(group, Integer.MAX_VALUE));
    double[] means = new double[replicates];
    Arrays.setAll(means, b -> mean(of, b, start, horizon));
    return means;
  }

  private static double mean(Map<Bucket, long[][]> of, int b, int start, int horizon) {
    long atRisk = 0;
    for (long[][] counts : of.values()) {
      atRisk += counts[0][b] + counts[1][b];
    }
    if (atRisk == 0) {
      return Double.NaN;
    }
    List<RiskSet> riskSets = new ArrayList<>();
    for (Map.Entry<Bucket, long[][]> at : of.entrySet()) {
      long[][] counts = at.getValue();
      if (counts[1][b] > 0) {
        riskSets.add(new RiskSet(at.getKey().time(), atRisk, counts[1][b]));
      }
      atRisk -= counts[0][b] + counts[1][b];
    }
    return RestrictedMean.of(riskSets, start, horizon).mean();
  }

  /**
   * The standard error of the difference of two means; NaN if fewer than half of the replicates
   * have both.
   */
  public static double standardErrorOfDifference(double[] means, double[] others) {
    double[] differences = new double[means.length];
    Arrays.setAll(differences, b -> means[b] - others[b]);
    double[] told = Arrays.stream(differences).filter(Double::isFinite).toArray();
    if (told.length < 2 || 2 * told.length < means.length) {
      return Double.NaN;
    }
    double mean = Arrays.stream(told).sum() / told.length;
    double squares = Arrays.stream(told).map(d -> (d - mean) * (d - mean)).sum();
    return Math.sqrt(squares / (told.length - 1));
  }
}
