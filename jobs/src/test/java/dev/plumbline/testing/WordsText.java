package dev.plumbline.testing;

import static java.util.stream.Collectors.joining;

import dev.plumbline.tables.core.Interactions;
import dev.plumbline.tables.core.Words;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Words of the lexicon in tables of text: {@code CONFLICT+PRICE} for their bits. */
public final class WordsText {

  private static final String BETWEEN = "\\s*\\|\\s*";
  private static final Pattern NAMES = Pattern.compile("[A-Z_]+(\\+[A-Z_]+)*");

  private WordsText() {}

  /** {@code text} with numbers for names in the column of words, if it has one. */
  public static String bits(String text) {
    int column = Stream.of(header(text)).toList().indexOf(Interactions.WORDS.name());
    return column < 0
        ? text
        : text.strip().lines().map(line -> bits(line, column)).collect(joining("\n"));
  }

  private static String[] header(String text) {
    return text.strip().lines().findFirst().orElseThrow().strip().split(BETWEEN);
  }

  private static String bits(String line, int column) {
    String[] cells = line.strip().split(BETWEEN);
    if (NAMES.matcher(cells[column]).matches()) {
      cells[column] = String.valueOf(bitsOf(cells[column]));
    }
    return String.join(" | ", cells);
  }

  private static long bitsOf(String names) {
    return Stream.of(names.split("\\+"))
        .mapToLong(name -> Words.valueOf(name).bit())
        .reduce(0, (some, more) -> some | more);
  }
}
