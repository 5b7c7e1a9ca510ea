package dev.plumbline.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code requeue}: tries the records in quarantine again, after a fix. */
@Command(
    name = "requeue",
    description =
        "Tries records in quarantine again, after a fix: reads the exports of their sources anew, and makes"
            + " everything that follows from them.")
final class RequeueCommand implements Callable<Integer> {

  @Mixin private SettingsOptions settingsOptions;

  @Option(
      names = "--reason",
      paramLabel = "REASON",
      description = "Only sources with records in quarantine for this reason code.")
  private String reason;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    return settingsOptions.operate(spec, nightly -> nightly.requeue(Optional.ofNullable(reason)));
  }
}
