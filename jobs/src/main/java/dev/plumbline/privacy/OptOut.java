package dev.plumbline.privacy;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.plumbline.config.PrivacySettings;
import java.io.Serializable;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The people, mailboxes and companies of whom nothing is stored. Asked before anything is.
 *
 * <p>A message that an opted-out person sent, or that lay in an opted-out mailbox, is out of scope;
 * an opted-out recipient is left out of the recipients of a message, as if not addressed.
 */
public final class OptOut implements Serializable {

  private static final long serialVersionUID = 1;

  private final Set<String> addresses;
  private final Set<String> mailboxes;
  private final Set<String> domains;

  private OptOut(Set<String> addresses, Set<String> mailboxes, Set<String> domains) {
    this.addresses = addresses;
    this.mailboxes = mailboxes;
    this.domains = domains;
  }

  public static OptOut of(PrivacySettings settings) {
    return new OptOut(
        settings.optOutAddresses().stream()
            .map(Address::parse)
            .flatMap(Optional::stream)
            .map(Address::spelled)
            .collect(toUnmodifiableSet()),
        settings.optOutMailboxes().stream().map(OptOut::mailboxName).collect(toUnmodifiableSet()),
        settings.optOutDomains().stream()
            .map(domain -> domain.strip().toLowerCase(Locale.ROOT))
            .collect(toUnmodifiableSet()));
  }

  /** Whether nothing of this person may be stored. A domain covers its subdomains. */
  public boolean covers(Address address) {
    return addresses.contains(address.spelled()) || coversDomain(address.domain());
  }

  /**
   * Whether nothing of this mailbox may be stored.
   *
   * @param name of its file or folder, without extension
   */
  public boolean coversMailbox(String name) {
    String mailbox = mailboxName(name);
    return mailboxes.contains(mailbox) || addresses.contains(mailbox);
  }

  /** Whether nothing of the company behind this domain or one above it may be stored. */
  public boolean coversDomain(String domain) {
    for (String rest = domain; !rest.isEmpty(); rest = rest.substring(rest.indexOf('.') + 1)) {
      if (domains.contains(rest)) {
        return true;
      }
      if (rest.indexOf('.') < 0) {
        return false;
      }
    }
    return false;
  }

  private static String mailboxName(String name) {
    return Address.parse(name)
        .map(Address::spelled)
        .orElseGet(() -> name.strip().toLowerCase(Locale.ROOT));
  }
}
