package dev.plumbline.config;

import java.nio.charset.Charset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What a setting must be.
 *
 * @param words how messages say so, after "must"
 */
record Requirement<T>(String words, Predicate<T> holds) {

  static final Requirement<String> NOT_BLANK =
      new Requirement<>("not be blank", text -> !text.isBlank());

  /** A character set, by a name that Java knows, or auto. */
  static final Requirement<String> CHARSET_OR_AUTO =
      new Requirement<>(
          "be auto or a character set such as utf-8",
          name -> name.equals("auto") || isCharset(name));

  /** A pattern of {@link DateTimeFormatter}. */
  static final Requirement<String> DATE_TIME_PATTERN =
      new Requirement<>(
          "be a pattern of dates and times such as M/d/yyyy h:mm:ss a",
          Requirement::isDateTimePattern);

  static final Requirement<String> MAIL_ADDRESS =
      new Requirement<>("be a mail address", text -> text.matches("[^@\\s,;]+@[^@\\s,;]+"));

  /** Two ids with a blank between them. */
  static final Requirement<String> PAIR =
      new Requirement<>("be a pair of ids", text -> text.strip().split("\\s+").length == 2);

  /** Open at both ends. */
  static final Requirement<Double> PROBABILITY =
      new Requirement<>("be between 0 and 1", value -> 0 < value && value < 1);

  /** Whatever can be read as a {@code what}. */
  static <T> Requirement<T> any(String what) {
    return new Requirement<>("be " + what, value -> true);
  }

  static <T extends Comparable<? super T>> Requirement<T> atLeast(T limit) {
    return new Requirement<>("be at least " + limit, value -> value.compareTo(limit) >= 0);
  }

  static Requirement<Double> above(double limit) {
    return new Requirement<>("be above " + limit, value -> value > limit);
  }

  static Requirement<Long> bytesAtLeast(long limit) {
    return new Requirement<>("be at least " + limit + " bytes", value -> value >= limit);
  }

  static Requirement<List<Integer>> eachAtLeast(int limit) {
    return new Requirement<>(
        "be a list of numbers of at least " + limit,
        values -> values.stream().allMatch(value -> value >= limit));
  }

  /** A regular expression with a group of this name. */
  static Requirement<String> patternWith(String group) {
    return new Requirement<>(
        "be a regular expression with a group " + group,
        text -> isPattern(text) && text.contains("(?<" + group + ">"));
  }

  private static boolean isCharset(String name) {
    try {
      return Charset.isSupported(name);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isDateTimePattern(String pattern) {
    try {
      return DateTimeFormatter.ofPattern(pattern) != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isPattern(String regex) {
    try {
      Pattern.compile(regex);
      return true;
    } catch (PatternSyntaxException e) {
      return false;
    }
  }
}
