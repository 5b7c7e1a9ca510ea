package dev.plumbline.cli;

import dev.plumbline.simulate.Simulation;
import dev.plumbline.simulate.dialect.CalendarDialect;
import dev.plumbline.simulate.dialect.Dialect;
import dev.plumbline.simulate.mail.MailDialect;
import dev.plumbline.simulate.world.World;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code simulate}: exports of a world whose truth is known. */
@Command(
    name = "simulate",
    description = "Writes exports of a world whose truth is known, and settings to run on them.")
final class SimulateCommand implements Callable<Integer> {

  @Option(
      names = "--world",
      required = true,
      paramLabel = "WORLD",
      description = "What is true in it: ${COMPLETION-CANDIDATES}.")
  private World world;

  @Option(
      names = "--accounts",
      paramLabel = "N",
      defaultValue = "1300",
      description = "Customers, by default ${DEFAULT-VALUE}.")
  private int accounts;

  @Option(
      names = "--months",
      paramLabel = "M",
      defaultValue = "36",
      description = "Months with mail, by default ${DEFAULT-VALUE}.")
  private int months;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "The same seed gives the same exports; by default ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--mail",
      defaultValue = "MBOX",
      paramLabel = "FORM",
      description = "Form of the mail: ${COMPLETION-CANDIDATES}; by default ${DEFAULT-VALUE}.")
  private MailDialect mail;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder to write into.")
  private Path out;

  @Option(
      names = "--also-as",
      split = ",",
      paramLabel = "SYSTEM",
      description = "Writes the CRM export as other systems do, too: ${COMPLETION-CANDIDATES}.")
  private List<Dialect> dialects = List.of();

  @Option(
      names = "--calendar",
      paramLabel = "FORM",
      description = "Writes the meetings of the CRM as calendars, too: ${COMPLETION-CANDIDATES}.")
  private CalendarDialect calendar;

  @Option(names = "--plant-tokens", hidden = true)
  private boolean plantTokens;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    if (accounts < 1 || months < 1) {
      throw new ParameterException(
          spec.commandLine(),
          "Cannot simulate %d accounts over %d months: both must be at least 1."
              .formatted(accounts, months));
    }
    var simulation = new Simulation(world, accounts, months, seed, plantTokens);
    simulation.writeTo(out, mail);
    for (Dialect dialect : dialects) {
      simulation.writeAs(dialect, out);
    }
    if (calendar != null) {
      simulation.writeAs(calendar, out);
    }
    spec.commandLine()
        .getOut()
        .printf("Simulated %s: %d accounts, %d months, in %s%n", world, accounts, months, out);
    return ExitCode.DONE.value();
  }
}
