package dev.plumbline.operate;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

import dev.plumbline.errors.DeclarationException;
import dev.plumbline.jobs.Job;
import dev.plumbline.jobs.Pipeline;
import dev.plumbline.lake.CommitLog;
import dev.plumbline.lake.Stamp;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.operations.Runs;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which jobs a run runs, in the order of the pipeline.
 *
 * <p>A job is kept if the last commit of each of its tables carries the fingerprint of its recipe:
 * a table that was made of the same things is the same table (law 4).
 */
record Plan(List<Step> steps) {

  private static final int NAMED = 3;
  private static final String KEY = "privacy.key";

  /** What is no setting, as people call it. */
  private static final Map<String, String> WORDS =
      Map.of(Recipe.CODE, "code version", "rubric.name", "lexicon");

  /**
   * What a nightly runs.
   *
   * @throws DeclarationException if the lake holds a table by another declaration; a rebuild is
   *     made by {@link #ofEverything}
   */
  static Plan of(Pipeline pipeline, RecipeBook book, CommitLog log) {
    log.requireDeclared(Runs.TABLE);
    return new Plan(pipeline.jobs().stream().map(job -> step(job, book.of(job), log)).toList());
  }

  static Plan ofEverything(Pipeline pipeline, RecipeBook book) {
    return new Plan(
        pipeline.jobs().stream()
            .map(job -> new Step(job, book.of(job), new TreeSet<>(), false, true, true))
            .toList());
  }

  List<Step> toRun() {
    return steps.stream().filter(step -> !step.isKept()).toList();
  }

  List<Step> toRun(Step.Part part) {
    return toRun().stream().filter(step -> step.part() == part).toList();
  }

  List<Step> kept() {
    return steps.stream().filter(Step::isKept).toList();
  }

  Set<Table> tablesToWrite() {
    return toRun().stream().flatMap(step -> step.job().writes().stream()).collect(toSet());
  }

  /** Hash over everything that the tables of all jobs are made of. */
  String fingerprint() {
    return Fingerprint.of(
        steps.stream().map(step -> step.recipe().fingerprint()).collect(joining(" ")));
  }

  boolean writes(Table table) {
    return steps.stream().anyMatch(step -> step.job().writes().contains(table));
  }

  /** The jobs of these names alone, whether their tables hold or not. */
  Plan only(Set<String> names) {
    List<Step> chosen = new ArrayList<>();
    Set<Step> holding = new LinkedHashSet<>();
    for (Step step : steps) {
      boolean isFed =
          steps.stream()
              .takeWhile(earlier -> !earlier.name().equals(step.name()))
              .filter(earlier -> earlier.feeds(step))
              .allMatch(holding::contains);
      if (names.contains(step.name())) {
        chosen.add(step.forced(isFed));
      }
      if (isFed && (step.isKept() || names.contains(step.name()))) {
        holding.add(step);
      }
    }
    return new Plan(chosen);
  }

  /** This plan, with the jobs of these names and all that is made of their tables made again. */
  Plan again(Set<String> names) {
    List<Step> chosen = new ArrayList<>();
    Set<Step> remade = new LinkedHashSet<>();
    for (Step step : steps) {
      boolean isFedAnew = remade.stream().anyMatch(earlier -> earlier.feeds(step));
      if (names.contains(step.name()) || isFedAnew) {
        remade.add(step);
        chosen.add(step.forced(true));
      } else {
        chosen.add(step);
      }
    }
    return new Plan(chosen);
  }

  /** What changed and what runs for it, one line each. */
  List<String> explanation() {
    List<String> lines = new ArrayList<>();
    if (toRun().isEmpty()) {
      lines.add("Nothing changed: all %d jobs keep their tables.".formatted(steps.size()));
    }
    SortedMap<String, List<Step>> byCause = new TreeMap<>();
    for (Step step : toRun()) {
      for (String cause : step.causes()) {
        byCause.computeIfAbsent(cause, any -> new ArrayList<>()).add(step);
      }
    }
    if (byCause.containsKey(KEY)) { // It changes the hash of every setting, and says it all.
      byCause.keySet().removeIf(cause -> !cause.equals(KEY));
    }
    List<Step> fresh = toRun().stream().filter(Step::isNew).toList();
    if (!fresh.isEmpty()) {
      lines.add("Not in the lake yet: " + runs(fresh));
    }
    byCause.forEach(
        (cause, direct) ->
            lines.add(WORDS.getOrDefault(cause, cause) + " changed: " + runs(direct)));
    return lines;
  }

  private static Step step(Job job, Recipe recipe, CommitLog log) {
    List<Stamp> stamps = new ArrayList<>();
    for (Table table : job.writes()) {
      Optional<Stamp> stamp = log.lastStamp(job.name(), table);
      stamp.ifPresentOrElse(
          s -> requireSameDeclaration(table, recipe, s), () -> log.requireDeclared(table));
      stamp.ifPresent(stamps::add);
    }
    SortedSet<String> changes =
        stamps.stream()
            .flatMap(stamp -> recipe.changesSince(stamp).stream())
            .collect(toCollection(TreeSet::new));
    boolean isComplete = !stamps.isEmpty() && stamps.size() == job.writes().size();
    boolean isKept = isComplete && changes.isEmpty();
    changes.removeIf(name -> name.startsWith(Recipe.JOB) || name.startsWith(Recipe.DECLARATION));
    return new Step(job, recipe, changes, isKept, !isComplete, true);
  }

  private static void requireSameDeclaration(Table table, Recipe recipe, Stamp stamp) {
    String name = Recipe.DECLARATION + table.path();
    String stored = stamp.ingredients().get(name);
    if (stored != null && !stored.equals(recipe.ingredients().get(name))) {
      throw new DeclarationException(table.path());
    }
  }

  private String runs(List<Step> direct) {
    Set<Step> after = new LinkedHashSet<>();
    for (Step step : toRun()) {
      boolean isFed =
          direct.stream().anyMatch(d -> d.feeds(step))
              || after.stream().anyMatch(a -> a.feeds(step));
      if (isFed && !direct.contains(step)) {
        after.add(step);
      }
    }
    String who =
        direct.size() > NAMED
            ? direct.size() + " jobs"
            : direct.stream().map(Step::name).collect(joining(", "));
    boolean isOne = direct.size() + after.size() == 1;
    String followed =
        after.isEmpty()
            ? ""
            : " and %d %s after %s"
                .formatted(
                    after.size(),
                    after.size() == 1 ? "job" : "jobs",
                    direct.size() == 1 ? "it" : "them");
    return who + followed + (isOne ? " runs" : " run");
  }
}
