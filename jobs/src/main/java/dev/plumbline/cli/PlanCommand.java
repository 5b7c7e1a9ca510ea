package dev.plumbline.cli;

import dev.plumbline.config.Settings;
import dev.plumbline.jobs.Pipeline;
import dev.plumbline.operate.Outlook;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code plan}: what a nightly would do. */
@Command(
    name = "plan",
    description = "Tells what a nightly would read, make again and keep; writes nothing.")
final class PlanCommand implements Callable<Integer> {

  @Mixin private SettingsOptions settingsOptions;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Settings settings = settingsOptions.load();
    new Outlook(settings, Pipeline.of(settings), SparkSessions.storage())
        .lines()
        .forEach(spec.commandLine().getOut()::println);
    return ExitCode.DONE.value();
  }
}
