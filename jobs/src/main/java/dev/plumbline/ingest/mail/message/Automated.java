package dev.plumbline.ingest.mail.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.BitSet;
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

  /** The place of the first rule that a sender meets; behind the last if she meets none. */
  private static final Known<Integer> SENDERS =
      new Known<>(sender -> firstOf(BY_HEADER.get(SENDER), sender, RULES.size()));

  private Automated() {}

  /**
   * Why {@code message} is automated, as {@code Interactions.AUTOMATION} names it; null if a person
   * wrote it.
   *
   * @param sender the part of the sender's address before the {@code @}
   */
  public static String kindOf(ParsedMessage message, String sender) {
    int first = SENDERS.of(sender);
    for (HeaderField field : message.fields()) {
      List<Rule> rules = BY_HEADER.get(field.name());
      if (rules != null && !field.name().equals(SENDER)) {
        first = firstOf(rules, field.body(), first);
      }
    }
    return first == RULES.size() ? null : RULES.get(first).kind();
  }

  /** The place of the first of {@code rules} that a value meets, if it is before another. */
  private static int firstOf(List<Rule> rules, String value, int before) {
    for (Rule rule : rules) {
      if (rule.place() >= before) {
        return before;
      }
      if (rule.isMetBy(value)) {
        return rule.place();
      }
    }
    return before;
  }

  /**
   * One of the rules.
   *
   * @param place in their order
   * @param isAtStart whether it looks at the beginning alone: to look elsewhere for what stands
   *     there is most of what the rules would cost
   * @param beginnings characters of ASCII that what meets it may begin with
   */
  private record Rule(
      int place,
      String kind,
      String header,
      Pattern pattern,
      boolean isAtStart,
      BitSet beginnings) {

    private static final int ASCII = 128;

    static Rule of(int place, String[] cells) {
      Pattern pattern = Pattern.compile(cells[2], Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
      boolean isAtStart = cells[2].startsWith("^");
      return new Rule(
          place, cells[0], cells[1], pattern, isAtStart, isAtStart ? beginnings(pattern) : null);
    }

    /** A character that more text behind it could not make good begins nothing. */
    private static BitSet beginnings(Pattern pattern) {
      var beginnings = new BitSet(ASCII);
      for (int c = 0; c < ASCII; c++) {
        Matcher matcher = pattern.matcher(Character.toString(c));
        beginnings.set(c, matcher.lookingAt() || matcher.hitEnd());
      }
      return beginnings;
    }

    boolean isMetBy(String value) {
      String decoded = ParsedMessage.decoded(value);
      if (!isAtStart) {
        return pattern.matcher(decoded).find();
      }
      return mayBeginWith(decoded) && pattern.matcher(decoded).lookingAt();
    }

    private boolean mayBeginWith(String text) {
      return text.isEmpty() || text.charAt(0) >= ASCII || beginnings.get(text.charAt(0));
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
