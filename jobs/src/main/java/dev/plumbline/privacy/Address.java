package dev.plumbline.privacy;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;

/**
 * A mail address in the one spelling that is hashed.
 *
 * <p>Letter case is dropped, so is what follows a {@code +} before the {@code @} (a sub-address,
 * RFC 5233), an international domain takes its ASCII form, and Gmail's addresses lose the dots that
 * Gmail ignores. An address lives in memory only: {@link #toString} does not show it.
 */
public record Address(String local, String domain) {

  private static final int LONGEST = 320;

  /** The address in {@code text}, with or without angle brackets or {@code mailto:}. */
  public static Optional<Address> parse(String text) {
    if (text == null) {
      return Optional.empty();
    }
    String bare = bare(text.strip());
    int at = bare.lastIndexOf('@');
    if (at <= 0 || at == bare.length() - 1 || bare.length() > LONGEST || hasBlank(bare)) {
      return Optional.empty();
    }
    String domain = asciiDomain(bare.substring(at + 1));
    String local = unquoted(bare.substring(0, at)).toLowerCase(Locale.ROOT);
    if (domain.isEmpty() || local.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(canonical(local, domain));
  }

  @Override
  public String toString() {
    return "an address";
  }

  String spelled() {
    return local + "@" + domain;
  }

  private static String bare(String text) {
    String bare = text;
    int open = bare.lastIndexOf('<');
    int close = bare.indexOf('>', open + 1);
    if (open >= 0 && close > open) {
      bare = bare.substring(open + 1, close).strip();
    }
    return bare.regionMatches(true, 0, "mailto:", 0, 7) ? bare.substring(7) : bare;
  }

  private static boolean hasBlank(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c == ',' || c == ';') {
        return true;
      }
    }
    return false;
  }

  private static String unquoted(String local) {
    boolean quoted = local.length() > 2 && local.startsWith("\"") && local.endsWith("\"");
    return quoted ? local.substring(1, local.length() - 1) : local;
  }

  private static String asciiDomain(String text) {
    String domain = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    try {
      return IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static Address canonical(String local, String domain) {
    int plus = local.indexOf('+');
    String person = plus > 0 ? local.substring(0, plus) : local;
    if (domain.equals("gmail.com") || domain.equals("googlemail.com")) {
      String undotted = person.replace(".", "");
      return new Address(undotted.isEmpty() ? person : undotted, "gmail.com");
    }
    return new Address(person, domain);
  }
}
