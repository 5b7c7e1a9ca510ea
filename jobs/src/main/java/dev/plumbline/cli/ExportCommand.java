package dev.plumbline.cli;

import dev.plumbline.config.Settings;
import dev.plumbline.lake.DeltaLake;
import dev.plumbline.lake.TableFiles;
import dev.plumbline.schema.Layer;
import dev.plumbline.schema.Table;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code export TABLE}: a copy for programs that know no Delta. */
@Command(
    name = "export",
    description = "Copies a table of results to files; what stands under people stays in the lake.")
final class ExportCommand implements Callable<Integer> {

  /** Layers below these hold rows about people and accounts before disclosure control. */
  private static final Set<Layer> OPEN =
      Set.of(Layer.RESULTS, Layer.PUBLISHED, Layer.OPERATIONS, Layer.QUARANTINE);

  @Mixin private SettingsOptions settingsOptions;

  @Parameters(paramLabel = "TABLE", description = "A table as 'describe' lists it.")
  private String name;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "csv",
      description = "${COMPLETION-CANDIDATES}; by default ${DEFAULT-VALUE}.")
  private TableFiles.Format format;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder for the files; a table's folder in it is replaced.")
  private String out;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Settings settings = settingsOptions.load();
    Table table = new Tables(settings).named(name, spec);
    if (!OPEN.contains(table.layer())) {
      throw new ParameterException(
          spec.commandLine(),
          "Cannot export %s: it holds rows from before disclosure control. Query it in the lake."
              .formatted(table.path()));
    }
    return SparkSessions.with(
        spark -> {
          var lake = new DeltaLake(spark, settings.lake().root());
          String folder = new TableFiles(lake).write(table, format, out);
          spec.commandLine().getOut().printf("Wrote %s to %s%n", table.path(), folder);
          return ExitCode.DONE.value();
        });
  }
}
