package dev.plumbline.measures;

import dev.plumbline.schema.Field;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF2;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * What the windows of an account's months hold: the innermost loop of {@link Windows}.
 *
 * <p>Features are added in the order of kind, month and month of knowledge, so that sums are the
 * same to the last bit in whatever order they came here. A row of features has its kind, its month
 * and month of knowledge by number, its latest time, the values of its totals and its lists, those
 * of other kinds null. A window has its totals, its lists and its latest time.
 */
final class AccountWindows implements UDF2<Seq<Row>, Seq<Integer>, List<Row>> {

  private static final Comparator<Features> ORDER =
      Comparator.comparingInt(Features::kind)
          .thenComparingInt(Features::month)
          .thenComparingInt(Features::known);

  private final List<Kind> kinds;
  private final List<Gathered> lists;
  private final int totals;

  private AccountWindows(List<Kind> kinds, List<Gathered> lists, int totals) {
    this.kinds = kinds;
    this.lists = lists;
    this.totals = totals;
  }

  static AccountWindows of(List<List<Total>> totalsByKind, List<Values> values) {
    List<Kind> kinds = new ArrayList<>();
    int first = 0;
    for (List<Total> totals : totalsByKind) {
      kinds.add(Kind.of(first, totals));
      first += totals.size();
    }
    List<Field> sources = Values.sources(values);
    List<Gathered> lists =
        values.stream()
            .map(list -> new Gathered(sources.indexOf(list.source()), list.span(), list.making()))
            .toList();
    return new AccountWindows(List.copyOf(kinds), lists, first);
  }

  /** One window for each of {@code months}, in their order. */
  @Override
  public List<Row> call(Seq<Row> features, Seq<Integer> months) {
    List<Integer> asked = CollectionConverters.asJava(months);
    Map<Integer, Window> windows = new HashMap<>();
    asked.forEach(month -> windows.put(month, new Window()));
    CollectionConverters.asJava(features).stream()
        .map(Features::of)
        .sorted(ORDER)
        .forEach(row -> add(row, windows));
    return asked.stream().map(month -> windows.get(month).row()).toList();
  }

  private void add(Features row, Map<Integer, Window> windows) {
    for (int age = 1; age <= Span.LONGEST; age++) {
      int served = row.month() + age;
      Window window = row.known() < served ? windows.get(served) : null;
      if (window != null) {
        window.add(row, age);
      }
    }
  }

  /**
   * What totals of one kind make of its values.
   *
   * @param first place of its first total
   * @param values places of what the totals are made of, by total
   * @param weights by total and age
   * @param isLatest by total
   * @param held totals whose windows hold an age, by age
   */
  private record Kind(int first, int[] values, double[][] weights, boolean[] isLatest, int[][] held)
      implements Serializable {

    static Kind of(int first, List<Total> totals) {
      List<Column> made = Total.values(totals);
      int[] values = totals.stream().mapToInt(total -> made.indexOf(total.value())).toArray();
      double[][] weights = new double[totals.size()][Span.LONGEST + 1];
      boolean[] isLatest = new boolean[totals.size()];
      for (int k = 0; k < totals.size(); k++) {
        isLatest[k] = totals.get(k).isLatest();
        for (int age = 1; age <= Span.LONGEST; age++) {
          weights[k][age] = totals.get(k).weight(age);
        }
      }
      int[][] held = new int[Span.LONGEST + 1][];
      for (int age = 1; age <= Span.LONGEST; age++) {
        int a = age;
        held[age] = IntStream.range(0, totals.size()).filter(k -> weights[k][a] > 0).toArray();
      }
      return new Kind(first, values, weights, isLatest, held);
    }
  }

  /**
   * What is made of a list of values.
   *
   * @param place of the list in a row of features
   */
  private record Gathered(int place, Span span, Values.Making making) implements Serializable {}

  /**
   * A row of features, unpacked once for all windows that it goes into; a value that is not there
   * is no number, a list that is not there is empty.
   */
  private record Features(
      int kind, int month, int known, Long source, double[] values, List<List<Object>> lists) {

    static Features of(Row row) {
      List<Double> numbers = row.getList(4);
      double[] values = new double[numbers.size()];
      for (int k = 0; k < values.length; k++) {
        Double value = numbers.get(k);
        values[k] = value == null ? Double.NaN : value;
      }
      return new Features(
          row.getInt(0),
          row.getInt(1),
          row.getInt(2),
          (Long) row.get(3),
          values,
          lists(row.getStruct(5)));
    }

    private static List<List<Object>> lists(Row row) {
      return IntStream.range(0, row.size())
          .<List<Object>>mapToObj(
              place -> row.isNullAt(place) ? List.of() : new ArrayList<>(row.getList(place)))
          .toList();
    }
  }

  private final class Window {

    private final double[] sums = new double[totals];
    private final List<List<Object>> values =
        new ArrayList<>(Collections.nCopies(lists.size(), List.of()));
    private Long source;

    Window() {
      Arrays.fill(sums, Double.NaN);
    }

    void add(Features row, int age) {
      Kind kind = kinds.get(row.kind());
      for (int k : kind.held()[age]) {
        double value = row.values()[kind.values()[k]];
        if (!Double.isNaN(value)) {
          int place = kind.first() + k;
          sums[place] = together(sums[place], kind.weights()[k][age] * value, kind.isLatest()[k]);
        }
      }
      for (int k = 0; k < values.size(); k++) {
        Gathered list = lists.get(k);
        List<Object> more = row.lists().get(list.place());
        if (!more.isEmpty() && list.span().holds(age)) {
          gather(k, more);
        }
      }
      if (row.source() != null && (source == null || row.source() > source)) {
        source = row.source();
      }
    }

    private void gather(int k, List<Object> more) {
      if (values.get(k).isEmpty()) {
        values.set(k, new ArrayList<>());
      }
      values.get(k).addAll(more);
    }

    private static double together(double sum, double value, boolean isLatest) {
      if (Double.isNaN(sum)) {
        return value;
      }
      return isLatest ? Math.max(sum, value) : sum + value;
    }

    Row row() {
      Object[] counted = new Object[totals];
      for (int k = 0; k < totals; k++) {
        counted[k] = Double.isNaN(sums[k]) ? null : sums[k];
      }
      List<Object> window = new ArrayList<>(List.of(RowFactory.create(counted)));
      for (int k = 0; k < values.size(); k++) {
        List<Object> list = values.get(k);
        window.add(list.isEmpty() ? null : lists.get(k).making().of(list));
      }
      window.add(source);
      return RowFactory.create(window.toArray());
    }
  }
}
