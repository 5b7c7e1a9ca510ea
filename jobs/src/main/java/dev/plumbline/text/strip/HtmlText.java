package dev.plumbline.text.strip;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The text of a page as its reader sees it, in one pass, whatever the page is.
 *
 * <p>Blocks become lines, entities characters. A {@code blockquote} and the quotation containers of
 * the common mail programs become one line with {@code >}; head, style, script and comments vanish.
 * There is no page that this refuses: a tag that never ends is text.
 */
final class HtmlText {

  private static final int LONGEST_ENTITY = 10;
  private static final Set<String> LINES =
      Set.of("br", "div", "tr", "li", "dt", "dd", "hr", "table", "ul", "ol", "pre", "body");
  private static final Set<String> PARAGRAPHS = Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6");
  private static final Set<String> UNSEEN = Set.of("head", "style", "script", "title", "noscript");
  private static final Map<String, String> ENTITIES =
      Map.ofEntries(
          Map.entry("nbsp", " "),
          Map.entry("amp", "&"),
          Map.entry("lt", "<"),
          Map.entry("gt", ">"),
          Map.entry("quot", "\""),
          Map.entry("apos", "'"),
          Map.entry("rsquo", "'"),
          Map.entry("lsquo", "'"),
          Map.entry("ldquo", "\""),
          Map.entry("rdquo", "\""),
          Map.entry("ndash", "-"),
          Map.entry("mdash", "-"),
          Map.entry("hellip", "..."),
          Map.entry("euro", "€"),
          Map.entry("auml", "ä"),
          Map.entry("ouml", "ö"),
          Map.entry("uuml", "ü"),
          Map.entry("Auml", "Ä"),
          Map.entry("Ouml", "Ö"),
          Map.entry("Uuml", "Ü"),
          Map.entry("szlig", "ß"),
          Map.entry("aring", "å"),
          Map.entry("eacute", "é"),
          Map.entry("zwnj", ""),
          Map.entry("shy", ""));

  private final String page;
  private final StringBuilder text;
  private final int lastClose;
  private int at;
  private int quoteDepth;

  private HtmlText(String page) {
    this.page = page;
    this.text = new StringBuilder(page.length() / 2);
    this.lastClose = page.lastIndexOf('>');
  }

  static String of(String page) {
    return new HtmlText(page).read();
  }

  private String read() {
    while (at < page.length()) {
      char c = page.charAt(at);
      if (c == '<') {
        tag();
      } else if (quoteDepth > 0) {
        at++;
      } else if (c == '&') {
        entity();
      } else {
        character(c);
        at++;
      }
    }
    return text.toString();
  }

  private void tag() {
    if (page.startsWith("<!--", at)) {
      skipPast("-->");
      return;
    }
    if (at > lastClose || !isTag(at + 1)) {
      if (quoteDepth == 0) {
        text.append('<');
      }
      at++;
      return;
    }
    int close = page.indexOf('>', at);
    boolean ends = page.charAt(at + 1) == '/';
    String name = nameAt(ends ? at + 2 : at + 1);
    String attributes = page.substring(at, close);
    at = close + 1;
    if (!ends && UNSEEN.contains(name) && !attributes.endsWith("/")) {
      skipElement(name);
    } else if (name.equals("blockquote")) {
      blockquote(ends);
    } else if (quoteDepth == 0) {
      layOut(name, attributes);
    }
  }

  private void layOut(String name, String attributes) {
    if (attributes.contains("stopSpelling") || attributes.contains("divRplyFwdMsg")) {
      // Outlook's rule above the mail that is answered.
      text.append("\n-----Original Message-----\n");
    } else if (LINES.contains(name)) {
      newLine();
    } else if (PARAGRAPHS.contains(name)) {
      newLine();
      newLine();
    }
  }

  private void blockquote(boolean ends) {
    if (!ends) {
      if (quoteDepth == 0) {
        text.append("\n>\n");
      }
      quoteDepth++;
    } else if (quoteDepth > 0) {
      quoteDepth--;
    }
  }

  private void newLine() {
    int length = text.length();
    if (length > 1 && text.charAt(length - 1) == '\n' && text.charAt(length - 2) == '\n') {
      return;
    }
    text.append('\n');
  }

  private void character(char c) {
    if (c > ' ') {
      text.append(c);
    } else if (!text.isEmpty() && text.charAt(text.length() - 1) > ' ') {
      text.append(' ');
    }
  }

  private void entity() {
    int end = at + 1;
    while (end < page.length() && end - at < LONGEST_ENTITY && page.charAt(end) != ';') {
      end++;
    }
    if (end == page.length() || page.charAt(end) != ';') {
      text.append('&');
      at++;
      return;
    }
    String name = page.substring(at + 1, end);
    String value = name.startsWith("#") ? numbered(name.substring(1)) : ENTITIES.get(name);
    if (value == null) {
      text.append(' ');
    } else {
      text.append(value);
    }
    at = end + 1;
  }

  private static String numbered(String number) {
    try {
      boolean hexadecimal = number.startsWith("x") || number.startsWith("X");
      int code = hexadecimal ? Integer.parseInt(number.substring(1), 16) : Integer.parseInt(number);
      return code == 160 ? " " : Character.toString(code);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private void skipElement(String name) {
    int end = indexOfIgnoringCase("</" + name, at);
    if (end < 0) {
      // A head that never ends is followed by the body; a style that never ends by nothing to read.
      at = name.equals("head") ? at : page.length();
      return;
    }
    int close = page.indexOf('>', end);
    at = close < 0 ? page.length() : close + 1;
  }

  private void skipPast(String end) {
    int found = page.indexOf(end, at);
    at = found < 0 ? page.length() : found + end.length();
  }

  private int indexOfIgnoringCase(String what, int from) {
    for (int i = page.indexOf("</", from); i >= 0; i = page.indexOf("</", i + 1)) {
      if (page.regionMatches(true, i, what, 0, what.length())) {
        return i;
      }
    }
    return -1;
  }

  private boolean isTag(int position) {
    if (position >= page.length()) {
      return false;
    }
    char c = page.charAt(position);
    return Character.isLetter(c) || c == '/' || c == '!' || c == '?';
  }

  private String nameAt(int position) {
    int end = position;
    while (end < page.length() && Character.isLetterOrDigit(page.charAt(end))) {
      end++;
    }
    return page.substring(position, end).toLowerCase(Locale.ROOT);
  }
}
