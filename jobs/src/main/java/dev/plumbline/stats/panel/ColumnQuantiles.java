package dev.plumbline.stats.panel;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Exact quantiles of a column: the smallest value that at least a share of the rows do not exceed.
 *
 * <p>\[ Q(s) = \min \{ x : \hat F(x) \ge s \} \]
 *
 * <p>Rows are not sorted, wherever they lie: they are counted in cells between the lowest and the
 * highest value, then in cells of the cell that holds the quantile, until that cell has one value.
 * Counts are whole numbers, so neither order nor partitioning of the rows matters, and a few passes
 * do for any number of rows.
 *
 * <p>Conventions: each row counts once, whatever its weight; {@code NaN} without rows or where a
 * value is not finite.
 *
 * <p>Same as {@code quantile(x, shares, type = 1)} of R.
 *
 * @see <a href="https://doi.org/10.1080/00031305.1996.10473566">Hyndman and Fan (1996), Sample
 *     quantiles in statistical packages, The American Statistician 50, 361-365</a>
 */
public final class ColumnQuantiles {

  private static final int CELLS = 2048;

  private ColumnQuantiles() {}

  /**
   * One quantile for each of {@code shares}.
   *
   * @param shares above 0, at most 1
   */
  public static double[] of(Blocks<PanelBlock> panel, int column, double... shares) {
    Cells whole = panel.sum(new Pass(column, ends(shares.length)));
    double[] quantiles = new double[shares.length];
    Arrays.fill(quantiles, Double.NaN);
    if (whole.rows == 0 || !whole.isFinite) {
      return quantiles;
    }
    long[] rank = Arrays.stream(shares).mapToLong(s -> rank(s, whole.rows)).toArray();
    Cells cells = whole;
    double[][] within = new double[shares.length][];
    boolean isFound = false;
    while (!isFound) {
      isFound = true;
      for (int k = 0; k < shares.length; k++) {
        int cell = 0;
        while (rank[k] > cells.count[k][cell]) {
          rank[k] -= cells.count[k][cell];
          cell++;
        }
        within[k] = new double[] {cells.low[k][cell], cells.high[k][cell]};
        quantiles[k] = within[k][0];
        isFound &= within[k][0] == within[k][1];
      }
      cells = isFound ? cells : panel.sum(new Pass(column, within));
    }
    return quantiles;
  }

  /** From 1; a share that is a whole number of rows but for rounding is that number. */
  private static long rank(double share, long rows) {
    return Math.min(rows, Math.max(1, (long) Math.ceil(share * rows - 1e-9)));
  }

  private static double[][] ends(int quantiles) {
    double[][] ends = new double[quantiles][];
    Arrays.fill(ends, new double[] {Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY});
    return ends;
  }

  /** Rows of each cell, by quantile, with the lowest and the highest value in it. */
  private static final class Cells implements Serializable {
    private final long[][] count;
    private final double[][] low;
    private final double[][] high;
    private long rows;
    private boolean isFinite = true;

    Cells(int quantiles) {
      this.count = new long[quantiles][CELLS];
      this.low = new double[quantiles][CELLS];
      this.high = new double[quantiles][CELLS];
      for (int k = 0; k < quantiles; k++) {
        Arrays.fill(low[k], Double.POSITIVE_INFINITY);
        Arrays.fill(high[k], Double.NEGATIVE_INFINITY);
      }
    }
  }

  /** Counts the rows between two values, one pair for each quantile. */
  private record Pass(int column, double[][] within) implements BlockPass<PanelBlock, Cells> {

    @Override
    public Cells start() {
      return new Cells(within.length);
    }

    @Override
    public void add(Cells state, PanelBlock block) {
      int rows = block.rows();
      state.rows += rows;
      for (int row = 0; row < rows; row++) {
        double x = block.columns()[column][row];
        state.isFinite &= Double.isFinite(x);
        for (int k = 0; k < within.length; k++) {
          if (x >= within[k][0] && x <= within[k][1]) {
            int cell = cell(x, within[k]);
            state.count[k][cell]++;
            state.low[k][cell] = Math.min(state.low[k][cell], x);
            state.high[k][cell] = Math.max(state.high[k][cell], x);
          }
        }
      }
    }

    /** The ends are in different cells, so every pass narrows; before anything is known, one. */
    private static int cell(double x, double[] ends) {
      double width = ends[1] / 2 - ends[0] / 2;
      return width > 0 && width < Double.POSITIVE_INFINITY
          ? (int) Math.min(CELLS - 1, (x / 2 - ends[0] / 2) / width * CELLS)
          : 0;
    }

    @Override
    public void merge(Cells into, Cells from) {
      into.rows += from.rows;
      into.isFinite &= from.isFinite;
      for (int k = 0; k < within.length; k++) {
        for (int cell = 0; cell < CELLS; cell++) {
          into.count[k][cell] += from.count[k][cell];
          into.low[k][cell] = Math.min(into.low[k][cell], from.low[k][cell]);
          into.high[k][cell] = Math.max(into.high[k][cell], from.high[k][cell]);
        }
      }
    }
  }
}
