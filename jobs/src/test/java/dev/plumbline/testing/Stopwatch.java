package dev.plumbline.testing;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;

/** Times work of a benchmark, and tells how many cores it kept busy. */
public final class Stopwatch {

  private static final double MEGA = 1e6;
  private static final int ROUNDS = 3;

  /** Seconds by which the machine has compiled what short work runs through. */
  private static final double WARM = 15;

  private Stopwatch() {}

  /**
   * Does {@code work} three times, short work as often as fifteen seconds let it, and prints the
   * fastest.
   *
   * @return seconds that it took
   */
  public static double time(String what, long bytes, Callable<Long> work) throws Exception {
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    double best = Double.MAX_VALUE;
    double cores = 0;
    long found = 0;
    double all = 0;
    for (int round = 0; round < ROUNDS || all < WARM; round++) {
      long cpu = system.getProcessCpuTime();
      long start = System.nanoTime();
      found = work.call();
      double seconds = (System.nanoTime() - start) / 1e9;
      all += seconds;
      if (seconds < best) {
        best = seconds;
        cores = (system.getProcessCpuTime() - cpu) / 1e9 / seconds;
      }
    }
    System.out.printf(
        "%-58s %7.0f MB/s %7.2f s %5.1f cores %,12d found%n",
        what, bytes / MEGA / best, best, cores, found);
    return best;
  }
}
