package dev.plumbline.stats.cox;

import dev.plumbline.stats.panel.Design;
import dev.plumbline.stats.panel.LocalBlocks;
import dev.plumbline.stats.panel.PanelBlock;
import dev.plumbline.stats.panel.PanelBlockBuilder;
import dev.plumbline.stats.panel.PanelCensus;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * What the parts of a Cox fit cost on one core, without Spark: {@code scripts/benchmark
 * cox-kernels}. Not a test. Time is that of the processor, so that other work on the machine shows
 * less.
 */
public final class CoxKernelBenchmark {

  private static final int TERMS = 10;
  private static final int ROWS = 500_000;
  private static final int MONTHS = 24;
  private static final int ROUNDS = 12;

  private CoxKernelBenchmark() {}

  /** Prints nanoseconds for each row, by part and round. */
  public static void main(String[] arguments) {
    List<PanelBlock> blocks = build();
    LocalBlocks<PanelBlock> panel = new LocalBlocks<>(blocks);
    PanelCensus census = panel.sum(new PanelCensus.Pass(TERMS));
    GridData data = GridData.of(panel, census);
    Design design =
        Design.of(
            IntStream.range(0, TERMS).mapToObj(Design.Term::asMeasured).toList(), census.moments());
    CoxFit fit = CoxRegression.efron().fit(data, design);
    for (int round = 1; round <= ROUNDS; round++) {
      System.out.printf(
          Locale.ROOT,
          "round %2d, ns a row: build %5.1f, census %5.1f, pass %5.1f, scores %5.1f%n",
          round,
          nanos(CoxKernelBenchmark::build),
          nanos(() -> panel.sum(new PanelCensus.Pass(TERMS))),
          nanos(() -> data.sums(design, fit.scaledCoefficients(), fit.shift())),
          nanos(() -> fit.robust(data, 0)));
    }
  }

  private static List<PanelBlock> build() {
    PanelBlockBuilder builder = new PanelBlockBuilder(TERMS, 1, false, false);
    SplittableRandom random = new SplittableRandom(7);
    double[] values = random.doubles(4096).map(x -> 2 * x - 1).toArray();
    List<PanelBlock> blocks = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      builder.row(0, i % MONTHS + 1, i % 34 == 0);
      for (int k = 0; k < TERMS; k++) {
        builder.value(k, values[(i * 31 + k * 127 + (i >> 12)) & 4095]);
      }
      builder.cluster(0, i / 17);
      if (builder.isFull()) {
        blocks.add(builder.build());
      }
    }
    blocks.add(builder.build());
    return blocks;
  }

  private static double nanos(Supplier<?> work) {
    var threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    if (work.get() == null) {
      throw new IllegalStateException("Cannot be");
    }
    return (threads.getCurrentThreadCpuTime() - start) / (double) ROWS;
  }
}
