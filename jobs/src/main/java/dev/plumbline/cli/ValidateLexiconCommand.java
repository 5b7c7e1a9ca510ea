package dev.plumbline.cli;

import dev.plumbline.text.TextScorer;
import dev.plumbline.text.lexicon.Lexica;
import dev.plumbline.text.validation.LabelFile;
import dev.plumbline.text.validation.Validation;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code validate-lexicon FILE}: how well the lexica agree with people. */
@Command(
    name = "validate-lexicon",
    description =
        "Compares the lexica with texts that people have labelled; keeps and prints none.")
final class ValidateLexiconCommand implements Callable<Integer> {

  @Mixin private SettingsOptions settingsOptions;

  @Parameters(
      paramLabel = "FILE",
      description =
          "CSV with the columns text, domain (business, personal or none), level (0 to 3) and, if you like, lang.")
  private Path file;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    var scorer = new TextScorer(Lexica.of(settingsOptions.load().text()));
    new Validation(scorer, LabelFile.read(file))
        .lines()
        .forEach(spec.commandLine().getOut()::println);
    return ExitCode.DONE.value();
  }
}
