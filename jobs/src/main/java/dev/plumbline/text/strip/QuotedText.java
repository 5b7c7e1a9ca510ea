package dev.plumbline.text.strip;

/**
 * Removes the mail that a message quotes or forwards.
 *
 * <ul>
 *   <li>Lines that begin with {@code >} go, and the line that announces them ("On … wrote:").
 *   <li>From an announcement without such lines, a separator ("-----Original Message-----", "Begin
 *       forwarded message:") or a block of headers ("From: … Sent: … Subject: …") on, everything
 *       goes.
 * </ul>
 */
final class QuotedText {

  private QuotedText() {}

  static String removeFrom(String text) {
    Lines lines = Lines.of(text);
    var own = new StringBuilder(text.length());
    int line = 0;
    while (line < lines.size()) {
      if (isQuoted(lines.get(line))) {
        line++;
        continue;
      }
      if (Separators.endsOwnText(lines, line)) {
        break;
      }
      int announced = Announcements.lengthAt(lines, line);
      if (announced > 0) {
        int next = lines.skipBlank(line + announced);
        if (next < lines.size() && !isQuoted(lines.get(next))) {
          break;
        }
        line = next;
        continue;
      }
      own.append(lines.get(line)).append('\n');
      line++;
    }
    return own.toString();
  }

  static boolean isQuoted(String line) {
    int at = 0;
    while (at < line.length() && line.charAt(at) <= ' ') {
      at++;
    }
    return at < line.length() && line.charAt(at) == '>';
  }
}
