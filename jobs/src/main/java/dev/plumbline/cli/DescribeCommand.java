package dev.plumbline.cli;

import dev.plumbline.schema.Field;
import dev.plumbline.schema.Table;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code describe [TABLE]}: what the columns of a table mean. */
@Command(name = "describe", description = "Lists the tables, or tells what a table's columns mean.")
final class DescribeCommand implements Callable<Integer> {

  @Mixin private SettingsOptions settingsOptions;

  @Parameters(
      paramLabel = "TABLE",
      arity = "0..1",
      description = "A table as listed, such as retention/panel.")
  private String name;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    var tables = new Tables(settingsOptions.load());
    if (name == null) {
      tables
          .all()
          .forEach(t -> out.printf("%-34s by %s%n", t.path(), String.join(", ", t.keyNames())));
    } else {
      Table table = tables.named(name, spec);
      out.printf("%s, a row per %s%n", table.path(), String.join(", ", table.keyNames()));
      for (Field field : table.fields()) {
        out.printf(
            "  %-24s %-14s %-8s %s%n",
            field.name(),
            field.type().simpleString(),
            field.nullable() ? "" : "required",
            field.comment());
      }
    }
    return ExitCode.DONE.value();
  }
}
