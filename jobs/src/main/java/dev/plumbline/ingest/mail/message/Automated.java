package dev.plumbline.ingest.mail.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Tells mail that no person wrote to a person: list mail, newsletters, out-of-office replies,
 * bounces, calendar mail, machines, drafts.
 *
 * <p>The rules are published: {@code automated-rules.tsv} beside this class. Most rest on headers
 * that the standards give for the purpose (RFC 2919, RFC 2369, RFC 3834, RFC 8058).
 */
public final class Automated {

  /** What was never sent. */
  public static final String DRAFT = "DRAFT";

  private static final String SENDER = "sender";
  private static final List<Rule> RULES = read();

  /** A message has few headers of those that rules look at: asked by its own, most rules rest. */
  private static final Map<String, List<Rule>> BY_HEADER =
      RULES.stream().collect(Collectors.groupingBy(Rule::header));

  private Automated() {}

  /**
   * Why {@code message} is automated, as {@code Interactions.AUTOMATION} names it; null if a person
   * wrote it.
   *
   * @param sender the part of the sender's address before the {@code @}
   */
  public static String kindOf(ParsedMessage message, String sender) {
    int first = firstOf(SENDER, List.of(sender), RULES.size());
    for (String name : message.names()) {
      if (BY_HEADER.containsKey(name) && !name.equals(SENDER)) {
        first = firstOf(name, message.headers(name), first);
      }
    }
    return first == RULES.size() ? null : RULES.get(first).kind();
  }

  /** The place of the first rule that one of {@code values} meets, if it is before another. */
  private static int firstOf(String header, List<String> values, int before) {
    for (Rule rule : BY_HEADER.get(header)) {
      if (rule.place() >= before) {
        return before;
      }
      for (String value : values) {
        if (rule.isMetBy(value)) {
          return rule.place();
        }
      }
    }
    return before;
  }

  /**
   * One of the rules.
   *
   * @param place in their order
   */
  private record Rule(int place, String kind, String header, Pattern pattern) {

    static Rule of(int place, String[] cells) {
      return new Rule(
          place,
          cells[0],
          cells[1],
          Pattern.compile(cells[2], Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
    }

    boolean isMetBy(String value) {
      Matcher matcher = pattern.matcher(ParsedMessage.decoded(value));
      // To look elsewhere for what stands at the beginning is most of what the rules would cost.
      boolean isAtStart = pattern.pattern().startsWith("^");
      return isAtStart ? matcher.lookingAt() : matcher.find();
    }
  }

  private static List<Rule> read() {
    try (InputStream in = Automated.class.getResourceAsStream("automated-rules.tsv")) {
      List<String> lines =
          new String(in.readAllBytes(), UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#") && !line.isBlank())
              .toList();
      return IntStream.range(0, lines.size())
          .mapToObj(place -> Rule.of(place, lines.get(place).split("\t", -1)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
