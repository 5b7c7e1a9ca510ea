package dev.plumbline.exports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.ToLongFunction;

/** What is to be read, shared out among tasks. */
public final class Shares {

  private Shares() {}

  /**
   * Parts for each task, the largest first and always to the task that has least, so that a
   * thousand small files are not a thousand tasks.
   */
  public static <T> List<List<T>> of(List<T> parts, ToLongFunction<T> weight, int tasks) {
    var shares =
        new PriorityQueue<Share<T>>(
            Comparator.comparingLong(Share<T>::weight).thenComparingInt(Share::number));
    List<List<T>> all = new ArrayList<>();
    for (int task = 0; task < tasks; task++) {
      List<T> own = new ArrayList<>();
      all.add(own);
      shares.add(new Share<>(task, 0, own));
    }
    parts.stream()
        .sorted(Comparator.comparingLong(weight).reversed())
        .forEach(
            part -> {
              Share<T> least = shares.remove();
              least.parts().add(part);
              shares.add(
                  new Share<>(
                      least.number(), least.weight() + weight.applyAsLong(part), least.parts()));
            });
    return all;
  }

  private record Share<T>(int number, long weight, List<T> parts) {}
}
