package dev.plumbline.ingest.crm.shape;

import dev.plumbline.privacy.MailDomains;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** The domain in what people type as a web site, and those in a list of them. */
final class WebSite {

  /** Of a host name (RFC 1035); longer ones would overflow the stack of the expression. */
  private static final int LONGEST = 253;

  /** Of a list; a company has a few, and each is asked whether it has opted out. */
  private static final int MOST_SITES = 1_000;

  /** Sites on which others have a page of their own; without a path they are who runs them. */
  private static final Set<String> OF_PAGES =
      Set.of(
          "facebook.com",
          "fb.com",
          "github.com",
          "google.com",
          "instagram.com",
          "linkedin.com",
          "linktr.ee",
          "medium.com",
          "pinterest.com",
          "threads.net",
          "tiktok.com",
          "twitter.com",
          "vk.com",
          "x.com",
          "xing.com",
          "yelp.com",
          "youtube.com");

  private WebSite() {}

  /** The domains of a list of sites: JSON, or with commas, semicolons or blanks between them. */
  static List<String> domains(String text) {
    return text == null
        ? List.of()
        : Stream.of(text.split("[\\s,;\"'\\[\\]{}]+", MOST_SITES + 2))
            .map(WebSite::domain)
            .filter(Objects::nonNull)
            .limit(MOST_SITES)
            .toList();
  }

  /** The registrable domain; null if {@code text} names none, or a page on somebody else's. */
  static String domain(String text) {
    if (text == null) {
      return null;
    }
    String site = text.strip().toLowerCase(Locale.ROOT).replaceFirst("^[^/?#]*://", "");
    String[] parts = site.split("[/?#]+", 2);
    String host = parts[0].substring(parts[0].lastIndexOf('@') + 1).replaceFirst(":.*", "");
    boolean isDomain =
        host.length() <= LONGEST
            && host.matches("(?:[\\p{L}\\p{N}_-]{1,63}\\.)+\\p{L}[\\p{L}\\p{N}-]{1,62}");
    if (!isDomain) {
      return null;
    }
    String domain = MailDomains.registrable(host);
    boolean isPage = parts.length > 1 && !parts[1].isEmpty() && OF_PAGES.contains(domain);
    return isPage ? null : domain;
  }
}
