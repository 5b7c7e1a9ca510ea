package dev.plumbline.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toUnmodifiableSet;

import com.google.common.net.InternetDomainName;
import dev.plumbline.config.PrivacySettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What the domain of an address says: which organisation, and of which {@link DomainKind}. */
public final class MailDomains implements Serializable {

  private static final long serialVersionUID = 1;

  /** Local parts behind which stands a desk, not a person. */
  private static final Set<String> ROLES =
      resource("role-addresses.txt").collect(toUnmodifiableSet());

  private final Set<String> own;
  private final Set<String> freeMail;

  private MailDomains(Set<String> own, Set<String> freeMail) {
    this.own = own;
    this.freeMail = freeMail;
  }

  public static MailDomains of(PrivacySettings settings) {
    return new MailDomains(
        registrable(settings.ownDomains()).collect(toUnmodifiableSet()),
        Stream.concat(resource("free-mail-domains.txt"), registrable(settings.freeMailDomains()))
            .collect(toUnmodifiableSet()));
  }

  /**
   * The part of {@code domain} that somebody registered: {@code acme.co.uk} of {@code
   * mail.acme.co.uk}, by the public-suffix list. Below a suffix that the list does not know, the
   * last two labels.
   */
  public static String registrable(String domain) {
    String lower = domain.strip().toLowerCase(Locale.ROOT);
    if (InternetDomainName.isValid(lower)) {
      InternetDomainName name = InternetDomainName.from(lower);
      if (name.isUnderPublicSuffix()) {
        return name.topPrivateDomain().toString();
      }
      if (name.isPublicSuffix()) {
        return lower;
      }
    }
    int last = lower.lastIndexOf('.');
    int second = lower.lastIndexOf('.', last - 1);
    return lower.substring(second + 1);
  }

  /** {@code registrable} is one of {@link #registrable(String)}'s answers. */
  public DomainKind kindOf(String registrable) {
    if (own.contains(registrable)) {
      return DomainKind.OWN;
    }
    return freeMail.contains(registrable) ? DomainKind.FREE_MAIL : DomainKind.COMPANY;
  }

  /** Whether a desk answers at this address ({@code info@}, {@code support@}), not one person. */
  public static boolean isRole(Address address) {
    return ROLES.contains(address.local());
  }

  private static Stream<String> registrable(List<String> domains) {
    return domains.stream().map(MailDomains::registrable);
  }

  private static Stream<String> resource(String name) {
    try (InputStream in = MailDomains.class.getResourceAsStream(name);
        var reader = new BufferedReader(new InputStreamReader(in, UTF_8))) {
      return reader.lines().map(String::strip).filter(line -> !line.isEmpty()).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
