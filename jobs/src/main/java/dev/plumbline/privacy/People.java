package dev.plumbline.privacy;

import java.io.Serializable;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who is behind an address, as keys.
 *
 * <p>The same people write again and again: hashing each once is half of reading headers.
 */
public final class People implements Serializable {

  private static final long serialVersionUID = 1;

  private static final int MOST_KNOWN = 50_000;

  private final PersonKeys keys;
  private final MailDomains domains;
  private final OptOut optOut;

  /** Addresses, so never part of what Spark sends or writes to disk when memory is short. */
  private transient volatile ConcurrentHashMap<Address, Person> known;

  public People(PersonKeys keys, MailDomains domains, OptOut optOut) {
    this.keys = keys;
    this.domains = domains;
    this.optOut = optOut;
  }

  /**
   * A person, as keys.
   *
   * @param key null if opted out
   * @param domainKey of a company's domain; null for ours and for shared ones
   */
  public record Person(String key, String domainKey, boolean isOwn, boolean hasOptedOut) {}

  public Person of(Address address) {
    ConcurrentHashMap<Address, Person> people = known();
    Person person = people.get(address);
    if (person == null) {
      if (people.size() > MOST_KNOWN) {
        people.clear();
      }
      person = people.computeIfAbsent(address, this::person);
    }
    return person;
  }

  /** Tasks that meet here first may each begin a map; the last one stays. */
  private ConcurrentHashMap<Address, Person> known() {
    ConcurrentHashMap<Address, Person> map = known;
    if (map == null) {
      map = new ConcurrentHashMap<>();
      known = map;
    }
    return map;
  }

  private Person person(Address address) {
    if (optOut.covers(address)) {
      return new Person(null, null, false, true);
    }
    String domain = MailDomains.registrable(address.domain());
    DomainKind kind = domains.kindOf(domain);
    String domainKey = kind == DomainKind.COMPANY ? keys.domain(domain) : null;
    return new Person(keys.person(address), domainKey, kind == DomainKind.OWN, false);
  }
}
