package dev.plumbline.text.lexicon;

import dev.plumbline.errors.LexiconException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a lexicon: lines of eight columns between tabs ({@code lang domain level topic
 * pattern weight owner neg}), comments after {@code #}, and among them one {@code # version: 1.0}.
 */
final class LexiconFile {

  private static final Pattern VERSION = Pattern.compile("#\\s*version:\\s*(\\S+)\\s*");
  private static final int COLUMNS = 8;

  private final String language;
  private final List<String> problems = new ArrayList<>();
  private final List<Entry> entries = new ArrayList<>();
  private String version = "";

  private LexiconFile(String language) {
    this.language = language;
  }

  /**
   * The lexicon of {@code language} written in {@code text}.
   *
   * @throws LexiconException if a line cannot be used; lists all of them
   */
  static Lexicon parse(String language, String text) {
    var file = new LexiconFile(language);
    int number = 0;
    for (String line : text.lines().toList()) {
      file.line(++number, line);
    }
    if (file.version.isEmpty()) {
      file.problems.add("no line says '# version: …'");
    }
    if (!file.problems.isEmpty()) {
      throw new LexiconException(nameOf(language), file.problems);
    }
    return new Lexicon(language, file.version, file.entries);
  }

  static String nameOf(String language) {
    return language + ".tsv";
  }

  /** The version that {@code text} gives itself; empty if it has none. */
  static String versionOf(String text) {
    return text.lines()
        .map(VERSION::matcher)
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(1))
        .findFirst()
        .orElse("");
  }

  private void line(int number, String line) {
    if (line.isBlank() || line.startsWith("#")) {
      Matcher matcher = VERSION.matcher(line);
      if (matcher.matches()) {
        version = matcher.group(1);
      }
      return;
    }
    List<String> cells = List.of(line.split("\t", -1));
    if (cells.equals(
        List.of("lang", "domain", "level", "topic", "pattern", "weight", "owner", "neg"))) {
      return;
    }
    if (cells.size() != COLUMNS) {
      problems.add("line %d has %d columns, not %d".formatted(number, cells.size(), COLUMNS));
      return;
    }
    entry(cells).ifPresentOrElse(entries::add, () -> problems.add(problemOf(number, cells)));
  }

  private Optional<Entry> entry(List<String> cells) {
    Topic topic = Topic.spelled(cells.get(3));
    Optional<Double> weight = number(cells.get(5));
    Optional<Owner> owner = owner(cells.get(6));
    List<String> words = Words.of(cells.get(4));
    boolean agrees =
        topic != null
            && cells.get(0).equals(language)
            && cells.get(1).equals(topic.domain().name().toLowerCase(Locale.ROOT))
            && cells.get(2).equals(String.valueOf(topic.level()))
            && cells.get(7).matches("keep|skip")
            && !words.isEmpty()
            && !words.get(0).equals(Entry.ANY_WORD)
            && !words.get(words.size() - 1).equals(Entry.ANY_WORD)
            && words.stream().allMatch(LexiconFile::hasStarAtOneEnd);
    if (!agrees || weight.isEmpty() || owner.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Entry(
            topic, topic.level(), weight.get(), owner.get(), cells.get(7).equals("keep"), words));
  }

  private String problemOf(int number, List<String> cells) {
    Topic topic = Topic.spelled(cells.get(3));
    if (topic == null) {
      return "line %d: '%s' is not a topic".formatted(number, cells.get(3));
    }
    return "line %d: expected %s, %s, %d, %s, words, a weight above 0, any, self, mine, company or question, keep or skip"
        .formatted(
            number,
            language,
            topic.domain().name().toLowerCase(Locale.ROOT),
            topic.level(),
            topic.spelled());
  }

  private static boolean hasStarAtOneEnd(String word) {
    int first = word.indexOf('*');
    return first == word.lastIndexOf('*') && (first <= 0 || first == word.length() - 1);
  }

  private static Optional<Double> number(String text) {
    try {
      return Optional.of(Double.valueOf(text)).filter(weight -> weight > 0);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<Owner> owner(String text) {
    for (Owner owner : Owner.values()) {
      if (owner.name().toLowerCase(Locale.ROOT).equals(text)) {
        return Optional.of(owner);
      }
    }
    return Optional.empty();
  }
}
