package dev.plumbline.cli;

import dev.plumbline.config.Settings;
import dev.plumbline.ingest.crm.SampledFile;
import dev.plumbline.ingest.crm.Suggestion;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code suggest-mapping FILE…}: a first draft of the settings of a source. */
@Command(
    name = "suggest-mapping",
    description =
        "Proposes how the columns of CSV files are mapped, from their headers and values; shows no"
            + " value.")
final class SuggestMappingCommand implements Callable<Integer> {

  @Option(
      names = "--separator",
      defaultValue = ",",
      description = "Between fields; by default a comma, or what the header has in its stead.")
  private char separator;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "CSV files, plain or compressed.")
  private List<String> files;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Settings settings = Settings.defaults();
    var hadoop = new Configuration();
    List<SampledFile> sampled =
        files.stream()
            .map(file -> SampledFile.of(file, separator, settings.unpack(), hadoop))
            .toList();
    new Suggestion(settings.sources().values())
        .lines(sampled)
        .forEach(spec.commandLine().getOut()::println);
    return ExitCode.DONE.value();
  }
}
