package dev.plumbline.cli;

import dev.plumbline.config.Settings;
import dev.plumbline.lake.DeltaLake;
import dev.plumbline.operate.LastReport;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code report}: the report of the last night that went well, once more. */
@Command(
    name = "report",
    description = "Writes the report of the last run that went well into a folder.")
final class ReportCommand implements Callable<Integer> {

  @Mixin private SettingsOptions settingsOptions;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder for report.html.")
  private Path out;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Settings settings = settingsOptions.load();
    return SparkSessions.with(
        spark -> {
          var lake = new DeltaLake(spark, settings.lake().root());
          Path file = new LastReport(lake, settings).writeTo(out);
          spec.commandLine().getOut().println(file);
          return ExitCode.DONE.value();
        });
  }
}
