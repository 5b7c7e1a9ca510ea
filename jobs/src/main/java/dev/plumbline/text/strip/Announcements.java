package dev.plumbline.text.strip;

import java.util.regex.Pattern;

/**
 * The lines that announce a quotation: "On Tuesday, Ann wrote:", "Am 3. Mai schrieb Ann:",
 * "26.06.2014, 14:41, Ann &lt;…&gt;:".
 *
 * <p>An announcement ends in a colon, within four lines. It names the writing, or it holds a date,
 * a time or an address and a quoted line follows; where it takes more than one line it begins as
 * announcements do.
 */
final class Announcements {

  private static final int LONGEST = 400;
  private static final int MOST_LINES = 4;
  private static final Pattern WRITING =
      Pattern.compile(
          ".*(?:\\bwrote|\\bwrites|\\bschrieb\\b.*|\\bhat .*geschrieben|\\ba [ée]crit|\\bescribió|\\bha scritto"
              + "|\\bschreef\\b.*|\\bskrev\\b.*|\\bkirjoitti\\b.*|\\bescreveu|\\bnapisał\\(?a?\\)?"
              + "|написала?\\(?а?\\)?|пишет)\\s*:",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern DATE_OR_ADDRESS =
      Pattern.compile(
          ".*(?:\\b(?:19|20)\\d\\d\\b|\\d{1,2}[:.]\\d{2}|\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}|\\S@\\S).*");
  private static final Pattern BEGINNING =
      Pattern.compile(
          "(?:[-*\\s]*(?:on|am|le|el|il|op|den|em|w dniu|dnia|quoting|\\p{L}{2,3},)\\s|\\d).*",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private Announcements() {}

  /** How many lines an announcement at {@code line} takes; 0 if there is none. */
  static int lengthAt(Lines lines, int line) {
    int end = endingInColon(lines, line);
    if (end < 0) {
      return 0;
    }
    String text = lines.joined(line, end);
    if (text.length() > LONGEST || (end - line > 1 && !BEGINNING.matcher(text).matches())) {
      return 0;
    }
    boolean dated = DATE_OR_ADDRESS.matcher(text).matches();
    int next = lines.skipBlank(end);
    boolean quoteFollows = next < lines.size() && QuotedText.isQuoted(lines.get(next));
    boolean writing = WRITING.matcher(text).matches();
    return (writing && (dated || quoteFollows)) || (dated && quoteFollows) ? end - line : 0;
  }

  /** The line after the first that ends in a colon, from {@code line} on; -1 if none is near. */
  private static int endingInColon(Lines lines, int line) {
    int last = Math.min(lines.size(), line + MOST_LINES);
    for (int at = line; at < last; at++) {
      String text = lines.get(at).stripTrailing();
      if (text.isEmpty() || QuotedText.isQuoted(text)) {
        return -1;
      }
      if (text.endsWith(":")) {
        return at + 1;
      }
    }
    return -1;
  }
}
