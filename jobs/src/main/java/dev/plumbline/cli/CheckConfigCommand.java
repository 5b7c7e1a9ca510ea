package dev.plumbline.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code check-config}: the settings as they hold, or all that is wrong with them. */
@Command(
    name = "check-config",
    description = "Shows every setting with where it comes from, or all that is wrong with them.")
final class CheckConfigCommand implements Callable<Integer> {

  @Mixin private SettingsOptions settingsOptions;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    settingsOptions.load();
    spec.commandLine().getOut().println(settingsOptions.listingWithOrigins());
    return ExitCode.DONE.value();
  }
}
