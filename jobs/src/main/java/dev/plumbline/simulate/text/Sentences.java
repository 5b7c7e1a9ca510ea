package dev.plumbline.simulate.text;

import dev.plumbline.simulate.world.Chance;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The stock of sentences, read from the resources beside {@code business.txt}. */
public final class Sentences {

  private static final List<String> FILES = List.of("business.txt", "self.txt", "ordinary.txt");

  /** How often what is disclosed is said in words that no lexicon holds. */
  public static final double PARAPHRASED = .10;

  private final Map<String, List<Sentence>> bySection = new HashMap<>();
  private final Map<String, List<Sentence>> pools = new HashMap<>();

  private Sentences() {}

  public static Sentences load() {
    Sentences sentences = new Sentences();
    FILES.forEach(sentences::read);
    return sentences;
  }

  /** A sentence that discloses this level: one in ten a paraphrase. */
  public Sentence disclosing(Chance chance, Domain domain, int level, Split split) {
    return disclosing(chance, domain, level, split, PARAPHRASED);
  }

  /** Likewise, with another share of paraphrases. */
  public Sentence disclosing(
      Chance chance, Domain domain, int level, Split split, double paraphrased) {
    boolean paraphrase = chance.happens(paraphrased);
    return pick(chance, "%s %d".formatted(domain.letter(), level), split, paraphrase);
  }

  /** A sentence that discloses nothing. */
  public Sentence ordinary(Chance chance, Kind kind, Split split) {
    return pick(chance, kind.label(), split, false);
  }

  /** All sentences of one section, {@code "B 2"} or {@code "neutral"}. */
  List<Sentence> section(String section) {
    return List.copyOf(bySection.getOrDefault(section, List.of()));
  }

  private Sentence pick(Chance chance, String section, Split split, boolean paraphrase) {
    List<Sentence> pool = pools.get(pool(section, split, paraphrase));
    return pool.get(chance.below(pool.size()));
  }

  private static String pool(String section, Split split, boolean paraphrase) {
    return section + split + paraphrase;
  }

  private void read(String file) {
    String path = "/simulate/" + file;
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(Sentences.class.getResourceAsStream(path), path),
                StandardCharsets.UTF_8))) {
      String section = "";
      String topic = "";
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("@")) {
          String[] words = line.substring(2).split(" ", -1);
          section = words.length == 3 ? words[0] + " " + words[1] : words[0];
          topic = words.length == 3 ? words[0] + words[1] + "-" + words[2] : words[0];
          number = 0;
        } else if (!line.isBlank() && !line.startsWith("#")) {
          boolean paraphrase = line.startsWith("~ ");
          String pattern = paraphrase ? line.substring(2) : line;
          number++;
          add(section, new Sentence(topic + "-" + number, pattern, paraphrase, Split.of(pattern)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }

  private void add(String section, Sentence sentence) {
    bySection.computeIfAbsent(section, s -> new ArrayList<>()).add(sentence);
    pools
        .computeIfAbsent(
            pool(section, sentence.split(), sentence.paraphrase()), p -> new ArrayList<>())
        .add(sentence);
  }
}
