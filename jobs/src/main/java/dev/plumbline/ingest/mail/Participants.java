package dev.plumbline.ingest.mail;

import dev.plumbline.ingest.mail.message.Envelope;
import dev.plumbline.privacy.Address;
import dev.plumbline.privacy.DomainKind;
import dev.plumbline.privacy.MailDomains;
import dev.plumbline.privacy.OptOut;
import dev.plumbline.privacy.PersonKeys;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * The people on a message, as keys: the sender first, then those addressed, each once.
 *
 * <p>Who has opted out is left out. A message between our own people alone is out of scope, and so
 * is one of which nobody but the sender is left.
 */
final class Participants implements Serializable {

  private static final long serialVersionUID = 1;

  /** More than these few hundred are not a conversation; the rest would only fill the row. */
  private static final int MOST = 200;

  /** The same people write again and again: hashing each once is half of reading headers. */
  private static final int MOST_KNOWN = 50_000;

  private final PersonKeys keys;
  private final MailDomains domains;
  private final OptOut optOut;

  /** Addresses, so never part of what Spark sends or writes to disk when memory is short. */
  private transient volatile ConcurrentHashMap<Address, Person> known;

  Participants(PersonKeys keys, MailDomains domains, OptOut optOut) {
    this.keys = keys;
    this.domains = domains;
    this.optOut = optOut;
  }

  /**
   * The people on one message.
   *
   * @param rows structs of {@code Interactions.PARTICIPANTS}
   */
  record Found(List<Row> rows, boolean isOutOfScope) {

    /** The same for whoever of them writes to the others. */
    String group() {
      return rows.stream().map(row -> row.getString(0)).sorted().collect(Collectors.joining(" "));
    }
  }

  Found of(Envelope envelope, Address sender) {
    List<Row> rows = new ArrayList<>();
    Set<Address> seen = new HashSet<>();
    boolean others = add(rows, seen, List.of(sender), "FROM");
    List<Address> to = envelope.recipients("to");
    List<Address> cc = envelope.recipients("cc");
    List<Address> bcc = envelope.recipients("bcc");
    others |= add(rows, seen, to, "TO");
    others |= add(rows, seen, cc, "CC");
    others |= add(rows, seen, bcc, "CC");
    boolean addressed = !to.isEmpty() || !cc.isEmpty() || !bcc.isEmpty();
    boolean emptied = addressed && rows.size() == 1 && seen.size() > 1;
    return new Found(rows, !others || emptied);
  }

  /** Whether one of {@code addresses} that was added is not ours. */
  private boolean add(List<Row> rows, Set<Address> seen, List<Address> addresses, String role) {
    boolean others = false;
    ConcurrentHashMap<Address, Person> people = known();
    for (Address address : addresses) {
      if (rows.size() < MOST && seen.add(address)) {
        Person person = people.computeIfAbsent(address, this::person);
        if (!person.hasOptedOut()) {
          others |= !person.isOwn();
          rows.add(RowFactory.create(person.key(), person.domainKey(), person.isOwn(), role));
        }
      }
    }
    if (people.size() > MOST_KNOWN) {
      people.clear();
    }
    return others;
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

  private record Person(String key, String domainKey, boolean isOwn, boolean hasOptedOut)
      implements Serializable {}
}
