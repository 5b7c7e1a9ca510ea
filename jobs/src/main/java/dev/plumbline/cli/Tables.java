package dev.plumbline.cli;

import dev.plumbline.config.Settings;
import dev.plumbline.jobs.Pipeline;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.operations.AccountMoves;
import dev.plumbline.tables.operations.Runs;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The tables that a person can name on the command line. */
record Tables(Settings settings) {

  /** What the jobs write and the logs of runs, in the order of the layers. */
  List<Table> all() {
    return Stream.concat(
            Stream.of(Runs.TABLE, AccountMoves.TABLE),
            Pipeline.of(settings).jobs().stream().flatMap(job -> job.writes().stream()))
        .distinct()
        .sorted(Comparator.comparing(Table::layer).thenComparing(Table::name))
        .toList();
  }

  /** By its path, or by its name where one table alone has it. */
  Table named(String name, CommandSpec spec) {
    List<Table> found =
        all().stream().filter(t -> t.path().equals(name) || t.name().equals(name)).toList();
    if (found.size() != 1) {
      throw new ParameterException(
          spec.commandLine(),
          "Cannot find the table %s: %s. 'describe' lists them."
              .formatted(name, found.isEmpty() ? "no job writes it" : "several have that name"));
    }
    return found.get(0);
  }
}
