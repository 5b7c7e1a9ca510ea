package dev.plumbline.text.strip;

import java.util.regex.Pattern;

/**
 * Removes what stands below a message: name, title, numbers, "Sent from my phone".
 *
 * <p>A signature begins after "-- ", or after the closing line ("Best regards,") when that is one
 * of the last twelve, or with the short lines around a telephone number, page or address at the
 * very end. The closing line stays, for it is written, and a name behind it ("Viele Grüße, Jan")
 * with it; so does a postscript. Thanks before a sentence close nothing: short messages begin with
 * them.
 */
final class Signatures {

  private static final int LAST_LINES = 12;
  private static final int CONTACT_LINES = 8;
  private static final int SHORT_LINE = 60;
  private static final int LONGEST_CONTACT = 160;
  private static final int WORDS_OF_A_SENTENCE = 4;
  private static final Pattern MARK = Pattern.compile("--\\s*|—\\s*");
  private static final Pattern DEVICE =
      Pattern.compile(
          "(?:sent (?:from|with|via) (?:my|the|an?)? ?[\\p{L}\\d].{0,60}|get outlook for .{0,40}"
              + "|von meinem .{1,30} gesendet|gesendet (?:von|mit) .{1,40}|envoyé (?:de|depuis) .{1,40}"
              + "|lähetetty .{0,40}(?:sta|stä|lla|llä).{0,10}|skickat från .{1,40}|enviado desde .{1,40})",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** Words that close a message and hardly mean anything else. */
  private static final String GREETING =
      "(?:(?:with )?(?:best|kind|kindest|warm|warmest|many)(?: personal)? (?:regards|wishes)|regards"
          + "|sincerely(?: yours)?|yours (?:sincerely|truly|faithfully)|rgds"
          + "|mit (?:freundlich|best|herzlich|lieb|viel)e[nm] gr(?:ü|ue|u)(?:ß|ss)(?:en)?"
          + "|(?:viele|beste|liebe|herzliche|schöne|freundliche) gr(?:ü|ue)(?:ß|ss)e|mfg|gr(?:ü|ue|u)(?:ß|ss)e?"
          + "|(?:ystävällisin|parhain|lämpimin) terveisin|ystävällisesti|terveisin|terveiset|terv|yst\\.? terv\\.?"
          + "|(?:med )?vänliga hälsningar|mvh|hälsningar)";

  private static final String OTHER_CLOSING =
      "(?:(?:with )?(?:best|kind|kindest|warm|warmest|many) thanks|best|all the best|thanks(?: again| a lot| so much| in advance)?"
          + "|thank you(?: .{0,30})?|thx|cheers|yours|br|kr|take care|talk soon|vg|lg|t\\.|kiitos|kiitoksin)";
  private static final Pattern CLOSING =
      Pattern.compile(
          "(?:%s|%s)[\\s,.!–-]*".formatted(GREETING, OTHER_CLOSING),
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** "Viele Grüße Jan": the name right behind; behind other words only after a comma. */
  private static final Pattern SIGNED_CLOSING =
      Pattern.compile(
          "(?:%s[\\s,.!–-]+|%s\\s*,\\s*)(?-i:\\p{Lu}[\\p{L}.'-]*(?:[ ,/&|]+\\p{Lu}[\\p{L}.'-]*){0,5})[\\s,]*"
              .formatted(GREETING, OTHER_CLOSING),
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern THANKS =
      Pattern.compile("(?:many )?(?:thank|thx|kiito).*", Pattern.CASE_INSENSITIVE);
  private static final Pattern CONTACT =
      Pattern.compile(
          ".*(?:https?://|www\\.|\\S@\\S+\\.\\S|\\+?\\d[\\d ()./-]{7,}\\d|linkedin\\.com).*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern POSTSCRIPT =
      Pattern.compile("p\\.?\\s?s\\.?[\\s:,-].*", Pattern.CASE_INSENSITIVE);

  private Signatures() {}

  static String removeFrom(String text) {
    Lines lines = Lines.of(text);
    int end = endOfMessage(lines);
    var own = new StringBuilder(text.length());
    for (int line = 0; line < lines.size(); line++) {
      String stripped = lines.get(line).strip();
      if (line >= end && POSTSCRIPT.matcher(stripped).matches()) {
        end = lines.size();
      }
      if (line < end && !isDevice(stripped)) {
        own.append(lines.get(line)).append('\n');
      }
    }
    return own.toString();
  }

  private static int endOfMessage(Lines lines) {
    int marked = mark(lines);
    int closed = closing(lines, marked);
    return closed < marked ? closed : contactBlock(lines, marked);
  }

  private static int mark(Lines lines) {
    for (int line = 0; line < lines.size(); line++) {
      String text = lines.get(line);
      if (text.length() <= 4 && MARK.matcher(text).matches()) {
        return line;
      }
    }
    return lines.size();
  }

  /** The line after the closing one; {@code end} if none closes. */
  private static int closing(Lines lines, int end) {
    int seen = 0;
    for (int line = end - 1; line >= 0 && seen < LAST_LINES; line--) {
      String text = lines.get(line).strip();
      if (text.isEmpty()) {
        continue;
      }
      seen++;
      if (text.length() <= SHORT_LINE
          && (CLOSING.matcher(text).matches() || isSigned(lines, line))
          && !(THANKS.matcher(text).matches() && isSentence(lines, line + 1, end))) {
        return line + 1;
      }
    }
    return end;
  }

  /** Whether the line closes with a name behind; the first line of a message closes none. */
  private static boolean isSigned(Lines lines, int line) {
    return lines.skipBlank(0) < line && SIGNED_CLOSING.matcher(lines.get(line).strip()).matches();
  }

  /** Whether the next line before {@code end} is no name, title, company or rule. */
  private static boolean isSentence(Lines lines, int from, int end) {
    int next = lines.skipBlank(from);
    if (next >= end) {
      return false;
    }
    String text = lines.get(next).strip();
    boolean isLong = text.length() > SHORT_LINE && text.chars().anyMatch(Character::isLetter);
    return isLong || (endsASentence(text) && text.split("\\s+").length >= WORDS_OF_A_SENTENCE);
  }

  private static int contactBlock(Lines lines, int end) {
    boolean hasContact = false;
    int start = end;
    for (int line = end - 1; line >= 0 && end - line <= CONTACT_LINES + 2; line--) {
      String text = lines.get(line).strip();
      if (text.isEmpty()) {
        if (hasContact) {
          return line;
        }
        continue;
      }
      boolean contact = text.length() <= LONGEST_CONTACT && CONTACT.matcher(text).matches();
      if (!contact && (text.length() > SHORT_LINE || endsASentence(text))) {
        return end;
      }
      hasContact |= contact;
      start = line;
    }
    // A message that is nothing but such lines is the message.
    return hasContact && start > 0 && lines.skipBlank(0) < start ? start : end;
  }

  private static boolean endsASentence(String text) {
    char last = text.charAt(text.length() - 1);
    return last == '.' || last == '?' || last == '!' || last == ':';
  }

  private static boolean isDevice(String line) {
    return line.length() > 8 && line.length() < 80 && DEVICE.matcher(line).matches();
  }
}
