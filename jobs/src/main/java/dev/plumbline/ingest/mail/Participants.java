package dev.plumbline.ingest.mail;

import dev.plumbline.ingest.mail.message.Envelope;
import dev.plumbline.privacy.Address;
import dev.plumbline.privacy.MailDomains;
import dev.plumbline.privacy.OptOut;
import dev.plumbline.privacy.People;
import dev.plumbline.privacy.PersonKeys;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

  private final People people;

  Participants(PersonKeys keys, MailDomains domains, OptOut optOut) {
    this.people = new People(keys, domains, optOut);
  }

  /**
   * The people on one message.
   *
   * @param rows structs of {@code Interactions.PARTICIPANTS}
   */
  record Found(List<Row> rows, boolean isOutOfScope) {

    /** The same for whoever of them writes to the others. */
    String group() {
      List<String> people = new ArrayList<>(rows.size());
      rows.forEach(row -> people.add(row.getString(0)));
      people.sort(null);
      return String.join(" ", people);
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
    for (Address address : addresses) {
      if (rows.size() < MOST && seen.add(address)) {
        People.Person person = people.of(address);
        if (!person.hasOptedOut()) {
          others |= !person.isOwn();
          rows.add(RowFactory.create(person.key(), person.domainKey(), person.isOwn(), role));
        }
      }
    }
    return others;
  }
}
