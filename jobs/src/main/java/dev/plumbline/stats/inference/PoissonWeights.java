package dev.plumbline.stats.inference;

import java.io.Serializable;

/**
 * How often a cluster is drawn in each replicate of a bootstrap: Poisson with mean 1, a function of
 * the seed, the cluster and the replicate alone.
 *
 * <p>A multinomial bootstrap of many clusters draws each about a Poisson number of times; drawing
 * that number for each by itself needs no knowledge of the others, so replicate weights can be made
 * wherever a row happens to be, in any order, and all replicates in one pass.
 *
 * <p>Conventions: the uniform behind a weight is a hash, by the finaliser of SplitMix64; the weight
 * is its Poisson quantile. There is no R call with the same draws; the distribution is {@code
 * rpois(n, 1)}.
 *
 * @see <a href="https://doi.org/10.1016/j.cmpb.2006.04.006">Hanley and MacGibbon (2006), Creating
 *     non-parametric bootstrap samples using Poisson frequencies, Computer Methods and Programs in
 *     Biomedicine 83, 57-62</a>
 */
public record PoissonWeights(long seed) implements Serializable {

  /** The weight of one cluster in one replicate: 0, 1, 2, … */
  public int of(long cluster, int replicate) {
    long h =
        SplitMix.mixed(
            SplitMix.mixed(seed + 0x9e3779b97f4a7c15L * (replicate + 1L))
                ^ SplitMix.mixed(cluster));
    double uniform = SplitMix.uniform(h);
    double term = Math.exp(-1);
    double sum = term;
    int k = 0;
    while (uniform >= sum && k < 20) {
      k++;
      term /= k;
      sum += term;
    }
    return k;
  }
}
