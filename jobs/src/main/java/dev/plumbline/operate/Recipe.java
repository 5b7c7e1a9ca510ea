package dev.plumbline.operate;

import dev.plumbline.lake.Stamp;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Everything that the rows of a job's tables depend on, each by name with a hash: the code, the
 * settings that it heeds, its input files, how its tables are declared, and the recipes of the jobs
 * before it.
 */
record Recipe(SortedMap<String, String> ingredients) {

  static final String CODE = "code";
  static final String INPUT = "input ";
  static final String JOB = "job ";
  static final String DECLARATION = "declaration ";

  Recipe {
    ingredients = Collections.unmodifiableSortedMap(new TreeMap<>(ingredients));
  }

  String fingerprint() {
    return Fingerprint.of(ingredients.toString());
  }

  Stamp stamp(String run, String job) {
    return new Stamp(run, job, fingerprint(), ingredients);
  }

  SortedMap<String, String> settings() {
    SortedMap<String, String> settings = new TreeMap<>(ingredients);
    settings
        .keySet()
        .removeIf(
            name ->
                name.equals(CODE)
                    || name.startsWith(INPUT)
                    || name.startsWith(JOB)
                    || name.startsWith(DECLARATION));
    return settings;
  }

  /** Names of what is not as it was. */
  SortedSet<String> changesSince(Stamp stamp) {
    SortedSet<String> names = new TreeSet<>(ingredients.keySet());
    names.addAll(stamp.ingredients().keySet());
    names.removeIf(name -> hash(ingredients, name).equals(hash(stamp.ingredients(), name)));
    return names;
  }

  private static String hash(SortedMap<String, String> ingredients, String name) {
    return ingredients.getOrDefault(name, "");
  }
}
