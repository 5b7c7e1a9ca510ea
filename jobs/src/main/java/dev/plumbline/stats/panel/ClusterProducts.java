package dev.plumbline.stats.panel;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * \(\sum_c u_c u_c'\) over clusters, with the \(u_c\) themselves where there are few.
 *
 * @param clusters how many there are
 * @param matrix the sum of the outer products
 * @param vectors the \(u_c\), or empty if there are more than {@link #FEW}
 */
public record ClusterProducts(long clusters, double[][] matrix, List<double[]> vectors)
    implements Serializable {

  /** Up to so many clusters are kept one by one, for a bootstrap over them. */
  public static final int FEW = 256;

  public static ClusterProducts of(ClusterSums sums) {
    double[][] ordered = sums.inOrderOfId();
    double[][] matrix = new double[sums.width()][sums.width()];
    for (double[] u : ordered) {
      for (int a = 0; a < u.length; a++) {
        for (int b = 0; b < u.length; b++) {
          matrix[a][b] += u[a] * u[b];
        }
      }
    }
    return new ClusterProducts(
        ordered.length, matrix, ordered.length <= FEW ? Arrays.asList(ordered) : List.of());
  }

  /** These clusters and {@code others}, which are other clusters. */
  public ClusterProducts plus(ClusterProducts others) {
    double[][] sum = new double[matrix.length][];
    for (int a = 0; a < sum.length; a++) {
      sum[a] = matrix[a].clone();
      for (int b = 0; b < sum.length; b++) {
        sum[a][b] += others.matrix[a][b];
      }
    }
    boolean few =
        clusters + others.clusters <= FEW
            && vectors.size() == clusters
            && others.vectors.size() == others.clusters;
    List<double[]> both = new ArrayList<>(few ? vectors : List.of());
    both.addAll(few ? others.vectors : List.of());
    return new ClusterProducts(clusters + others.clusters, sum, both);
  }
}
