package dev.plumbline.cli;

import dev.plumbline.config.Settings;
import dev.plumbline.lake.DeltaLake;
import dev.plumbline.operate.Comparison;
import dev.plumbline.schema.Layer;
import dev.plumbline.schema.Table;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code compare}: whether two lakes hold the same results. */
@Command(name = "compare", description = "Tells whether another lake holds the same results.")
final class CompareCommand implements Callable<Integer> {

  private static final Set<Layer> COMPARED =
      Set.of(Layer.RETENTION, Layer.RESULTS, Layer.PUBLISHED);

  @Mixin private SettingsOptions settingsOptions;

  @Option(
      names = "--with",
      required = true,
      paramLabel = "LAKE",
      description = "The root of the other lake.")
  private String with;

  @Option(
      names = "--within",
      paramLabel = "PART",
      description = "How far doubles may differ, as a part of their size (default: 1e-9).")
  private double within = Comparison.LAW_3;

  @Option(
      names = "--only",
      paramLabel = "LAYER",
      description = "Compare tables of this layer alone: retention, results or published.")
  private Layer only;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Settings settings = settingsOptions.load();
    List<Table> tables =
        new Tables(settings)
            .all().stream()
                .filter(t -> only == null ? COMPARED.contains(t.layer()) : t.layer() == only)
                .toList();
    return SparkSessions.with(
        spark -> {
          PrintWriter out = spec.commandLine().getOut();
          var comparison =
              new Comparison(
                  new DeltaLake(spark, settings.lake().root()), new DeltaLake(spark, with), within);
          List<String> differences = new ArrayList<>();
          tables.forEach(table -> differences.addAll(comparison.differences(table)));
          differences.forEach(out::println);
          out.printf(
              "%d tables compared, %s%n",
              tables.size(), differences.isEmpty() ? "all the same" : "not the same");
          return differences.isEmpty() ? ExitCode.DONE.value() : ExitCode.DIFFERENT.value();
        });
  }
}
