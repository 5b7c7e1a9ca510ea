package dev.plumbline.ingest.mail.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;

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

  private Automated() {}

  /**
   * Why {@code message} is automated, as {@code Interactions.AUTOMATION} names it; null if a person
   * wrote it.
   *
   * @param sender the part of the sender's address before the {@code @}
   */
  public static String kindOf(ParsedMessage message, String sender) {
    for (Rule rule : RULES) {
      if (rule.holds(message, sender)) {
        return rule.kind();
      }
    }
    return null;
  }

  private record Rule(String kind, String header, Pattern pattern) {

    boolean holds(ParsedMessage message, String sender) {
      if (header.equals(SENDER)) {
        return pattern.matcher(sender).find();
      }
      for (String value : message.headers(header)) {
        if (pattern.matcher(ParsedMessage.decoded(value)).find()) {
          return true;
        }
      }
      return false;
    }
  }

  private static List<Rule> read() {
    try (InputStream in = Automated.class.getResourceAsStream("automated-rules.tsv")) {
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .map(line -> line.split("\t", -1))
          .map(
              cells ->
                  new Rule(
                      cells[0],
                      cells[1],
                      Pattern.compile(cells[2], Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
