package dev.plumbline.operate;

import static java.util.stream.Collectors.joining;

import dev.plumbline.config.Secret;
import dev.plumbline.jobs.Job;
import dev.plumbline.jobs.Pipeline;
import dev.plumbline.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;

/**
 * The recipe of every job of a pipeline.
 *
 * @param code which code runs
 * @param inputs the exports that the jobs read, by path
 */
record RecipeBook(String code, Map<String, Recipe> byJob, SortedMap<String, InputFiles> inputs) {

  /**
   * The recipes of {@code pipeline} as things stand.
   *
   * @param secret goes into the hash of every setting, so that nobody can guess a short one from
   *     the lake
   */
  static RecipeBook of(Pipeline pipeline, Configuration hadoop, String code, Secret secret) {
    Map<String, Recipe> byJob = new LinkedHashMap<>();
    SortedMap<String, InputFiles> inputs = new TreeMap<>();
    Map<Table, List<String>> writers = new HashMap<>();
    for (Job job : pipeline.jobs()) {
      SortedMap<String, String> ingredients = new TreeMap<>();
      ingredients.put(Recipe.CODE, code);
      for (Record settings : job.settings()) {
        SettingsText.of(settings)
            .forEach((name, text) -> ingredients.put(name, keyed(secret, text)));
      }
      for (String input : job.inputs()) {
        inputs.computeIfAbsent(input, path -> InputFiles.at(hadoop, path));
        ingredients.put(Recipe.INPUT + input, inputs.get(input).fingerprint());
      }
      for (Table table : job.reads()) {
        for (String writer : writers.getOrDefault(table, List.of())) {
          ingredients.put(Recipe.JOB + writer, byJob.get(writer).fingerprint());
        }
      }
      for (Table table : job.writes()) {
        ingredients.put(Recipe.DECLARATION + table.path(), declaration(table));
        writers.computeIfAbsent(table, any -> new ArrayList<>()).add(job.name());
      }
      byJob.put(job.name(), new Recipe(ingredients));
    }
    return new RecipeBook(code, byJob, inputs);
  }

  Recipe of(Job job) {
    return byJob.get(job.name());
  }

  /** Hash over all settings that any job heeds. */
  String settingsHash() {
    SortedMap<String, String> settings = new TreeMap<>();
    byJob.values().forEach(recipe -> settings.putAll(recipe.settings()));
    return Fingerprint.of(settings.toString());
  }

  String inputsHash() {
    return Fingerprint.of(inputs.toString());
  }

  long inputFiles() {
    return inputs.values().stream().mapToLong(InputFiles::count).sum();
  }

  private static String keyed(Secret secret, String text) {
    return new Fingerprint().with(secret.value()).with(text).value();
  }

  private static String declaration(Table table) {
    return Fingerprint.of(
        table.fields().stream()
            .map(f -> "%s %s %s".formatted(f.name(), f.type().sql(), f.nullable()))
            .collect(joining(", ")));
  }
}
