package dev.plumbline.ingest.crm.shape;

import java.io.Serializable;
import java.util.regex.Pattern;

/**
 * A name with {@code *} for any letters, none too. Case does not count in letters of ASCII.
 *
 * <p>Kinds of ids are told by how they begin, and each activity has two: what is of the form {@code
 * 001*} is compared letter by letter.
 */
final class NamePattern implements Serializable {

  private static final long serialVersionUID = 1;

  /** How it begins; null if more than that counts. */
  private final String prefix;

  private final Pattern pattern;

  NamePattern(String name) {
    String regex = "\\Q" + name.replace("*", "\\E.*\\Q") + "\\E";
    this.pattern = Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    this.prefix =
        name.indexOf('*') == name.length() - 1 ? name.substring(0, name.length() - 1) : null;
  }

  boolean matches(String text) {
    if (prefix == null) {
      return pattern.matcher(text).matches();
    }
    boolean begins = text.length() >= prefix.length();
    for (int i = 0; begins && i < prefix.length(); i++) {
      begins = lower(text.charAt(i)) == lower(prefix.charAt(i));
    }
    return begins;
  }

  private static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
  }
}
