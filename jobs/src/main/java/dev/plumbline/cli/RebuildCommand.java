package dev.plumbline.cli;

import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rebuild}: the whole pipeline from nothing. */
@Command(name = "rebuild", description = "Runs the whole pipeline, whatever the lake holds.")
final class RebuildCommand implements Callable<Integer> {

  @Mixin private SettingsOptions settingsOptions;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "Uses nothing known from this day on; the setting time.as-of.")
  private LocalDate asOf;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    return settingsOptions.asOf(asOf).operate(spec, nightly -> nightly.rebuild());
  }
}
