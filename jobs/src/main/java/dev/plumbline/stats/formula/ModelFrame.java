package dev.plumbline.stats.formula;

import dev.plumbline.stats.interval.IntervalBlock;
import dev.plumbline.stats.panel.PanelBlock.ClusterIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The rows and columns that a formula asks for: R's {@code model.frame} and {@code model.matrix}.
 *
 * <p>A row in which any column that is asked for is empty or {@code NA} is left out.
 *
 * @param terms names of the columns, as R names its coefficients
 * @param rows with two ways of clustering: by row, and by the cluster column, or by row again
 */
public record ModelFrame(List<String> terms, IntervalBlock rows) {

  /** Every row is a cluster of its own. */
  public static final int BY_ROW = 0;

  /** By the column that was named. */
  public static final int BY_CLUSTER = 1;

  /**
   * Takes from {@code table} what {@code formula} asks for.
   *
   * @param cluster a column, or empty for none
   */
  public static ModelFrame of(CsvTable table, SurvivalFormula formula, String cluster) {
    return new Builder(table, formula, cluster).build();
  }

  /** Words as R sorts them in most locales: capitals beside small letters. */
  private static final Comparator<String> AS_R_SORTS =
      String.CASE_INSENSITIVE_ORDER.thenComparing(Comparator.naturalOrder());

  private static final class Builder {
    private final CsvTable table;
    private final SurvivalFormula formula;
    private final String cluster;
    private final int[] kept;
    private final List<String> terms = new ArrayList<>();
    private final List<double[]> columns = new ArrayList<>();

    Builder(CsvTable table, SurvivalFormula formula, String cluster) {
      this.table = table;
      this.formula = formula;
      this.cluster = cluster;
      List<String> used = new ArrayList<>(List.of(formula.stop(), formula.event()));
      formula.parts().forEach(part -> used.add(part.column()));
      List.of(formula.start(), formula.strata(), formula.offset(), cluster).stream()
          .filter(name -> !name.isEmpty())
          .forEach(used::add);
      this.kept =
          IntStream.range(0, table.rows())
              .filter(i -> used.stream().noneMatch(name -> isMissing(table.column(name).get(i))))
              .toArray();
    }

    private static boolean isMissing(String cell) {
      return cell.isEmpty() || cell.equals("NA");
    }

    ModelFrame build() {
      formula.parts().forEach(this::add);
      double[] event = numbers(formula.event());
      boolean[] hasEvent = new boolean[kept.length];
      for (int i = 0; i < kept.length; i++) {
        hasEvent[i] =
            Double.isNaN(formula.eventValue()) ? event[i] == 1 : event[i] == formula.eventValue();
      }
      long[] byRow = IntStream.range(0, kept.length).asLongStream().toArray();
      return new ModelFrame(
          terms,
          new IntervalBlock(
              codes(formula.strata()),
              formula.start().isEmpty() ? beforeAll() : numbers(formula.start()),
              numbers(formula.stop()),
              hasEvent,
              columns.toArray(double[][]::new),
              null,
              formula.offset().isEmpty() ? null : numbers(formula.offset()),
              new ClusterIndex[] {
                index(byRow), index(cluster.isEmpty() ? byRow : codes(cluster))
              }));
    }

    private double[] beforeAll() {
      double[] start = new double[kept.length];
      Arrays.fill(start, Double.NEGATIVE_INFINITY);
      return start;
    }

    private void add(SurvivalFormula.Part part) {
      List<String> cells = table.column(part.column());
      if (IntStream.of(kept).allMatch(i -> isNumber(cells.get(i)))) {
        double[] values = numbers(part.column());
        for (int i = 0; part.isLog() && i < values.length; i++) {
          values[i] = Math.log(values[i]);
        }
        terms.add(part.isLog() ? "log(" + part.column() + ")" : part.column());
        columns.add(values);
        return;
      }
      cells.stream()
          .filter(c -> !isMissing(c))
          .distinct()
          .sorted(AS_R_SORTS)
          .skip(1)
          .forEach(
              level -> {
                terms.add(part.column() + level);
                columns.add(
                    IntStream.of(kept)
                        .mapToDouble(i -> cells.get(i).equals(level) ? 1 : 0)
                        .toArray());
              });
    }

    private double[] numbers(String column) {
      List<String> cells = table.column(column);
      return IntStream.of(kept).mapToDouble(i -> Double.parseDouble(cells.get(i))).toArray();
    }

    private long[] codes(String column) {
      Map<String, Long> codes = new HashMap<>();
      return column.isEmpty()
          ? new long[kept.length]
          : IntStream.of(kept)
              .mapToObj(i -> table.column(column).get(i))
              .mapToLong(value -> codes.computeIfAbsent(value, v -> (long) codes.size()))
              .toArray();
    }

    private static ClusterIndex index(long[] ids) {
      return new ClusterIndex(ids, IntStream.range(0, ids.length).toArray());
    }

    private static boolean isNumber(String cell) {
      try {
        Double.parseDouble(cell);
        return true;
      } catch (NumberFormatException notOne) {
        return false;
      }
    }
  }
}
