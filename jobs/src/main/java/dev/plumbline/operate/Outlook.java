package dev.plumbline.operate;

import static java.util.stream.Collectors.joining;

import dev.plumbline.config.Settings;
import dev.plumbline.jobs.Pipeline;
import dev.plumbline.lake.CommitLog;
import dev.plumbline.schema.Table;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/** What a nightly would do, found out without Spark and without writing. */
public record Outlook(Settings settings, Pipeline pipeline, Configuration hadoop) {

  public List<String> lines() {
    var book = RecipeBook.of(pipeline, hadoop, CodeVersion.current(), settings.privacy().key());
    Plan plan = Plan.of(pipeline, book, new CommitLog(hadoop, settings.lake().root()));
    List<String> lines = new ArrayList<>(plan.explanation());
    book.inputs()
        .forEach((path, files) -> lines.add("reads %s: %d files".formatted(path, files.count())));
    for (Step step : plan.steps()) {
      lines.add(
          "%-5s %s → %s"
              .formatted(
                  step.isKept() ? "keeps" : "runs",
                  step.name(),
                  step.job().writes().stream().map(Table::path).collect(joining(", "))));
    }
    return lines;
  }
}
