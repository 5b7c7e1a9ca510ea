package dev.plumbline.simulate.mail;

import dev.plumbline.simulate.people.Contact;
import dev.plumbline.simulate.people.Directory;
import dev.plumbline.simulate.people.Person;
import dev.plumbline.simulate.people.Timeline;
import dev.plumbline.simulate.text.Kind;
import dev.plumbline.simulate.text.Sentences;
import dev.plumbline.simulate.truth.MessageTruth;
import dev.plumbline.simulate.world.Account;
import dev.plumbline.simulate.world.AccountMonth;
import dev.plumbline.simulate.world.Chance;
import dev.plumbline.simulate.world.EvenCounts;
import dev.plumbline.simulate.world.Fault;
import dev.plumbline.simulate.world.LatentWorld;
import dev.plumbline.simulate.world.Levels;
import dev.plumbline.simulate.world.Stream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The human mail between one account and one rep in one month. */
final class Correspondence {

  private static final double CONTINUES = .55;
  private static final double MAIN_CONTACT = .6;
  private static final double COPIED = .12;

  /** One in ten is before; then recall is half of what it was. */
  private static final double DRIFTED = .55;

  private final LatentWorld world;
  private final Directory directory;
  private final Timeline timeline;
  private final Composer composer;
  private final Fault fault;

  Correspondence(
      LatentWorld world, Directory directory, Timeline timeline, Composer composer, Fault fault) {
    this.world = world;
    this.directory = directory;
    this.timeline = timeline;
    this.composer = composer;
    this.fault = fault;
  }

  /** A message and what is true about it. */
  record Sent(Letter letter, MessageTruth truth) {}

  /** All messages of the month, by time. */
  List<Sent> of(Account account, AccountMonth month) {
    return new Month(account, month).write();
  }

  /** The pen of one month. */
  private final class Month {

    private final Account account;
    private final AccountMonth month;
    private final Levels levels;
    private final Chance chance;
    private final Signals signals;
    private final List<Contact> contacts;
    private final Person rep;
    private final List<Sent> written = new ArrayList<>();
    private int received;
    private int sent;

    Month(Account account, AccountMonth month) {
      this.account = account;
      this.month = month;
      this.levels = Levels.of(world, account, month);
      this.chance = Chance.of(world.seed(), Stream.LETTERS, account.index(), month.month());
      List<EvenCounts> habits =
          Signals.habits(Chance.of(world.seed(), Stream.LETTERS, account.index()));
      this.signals = new Signals(chance, month, levels.sent(), habits);
      this.contacts = directory.contacts(account);
      this.rep = directory.rep(month.rep());
    }

    List<Sent> write() {
      Letter last = null;
      Contact contact = null;
      while (received < levels.received() || sent < levels.sent()) {
        boolean incoming = chance.below(left()) < levels.received() - received;
        if (last != null) {
          boolean wasIncoming = !last.from().equals(rep);
          boolean canAnswer = wasIncoming ? sent < levels.sent() : received < levels.received();
          if (canAnswer && chance.happens(CONTINUES)) {
            last = write(!wasIncoming, contact, last);
            continue;
          }
        }
        contact = contact();
        last = write(incoming, contact, null);
      }
      written.sort(
          Comparator.comparingLong((Sent message) -> message.letter().sentAt())
              .thenComparing(message -> message.letter().id()));
      return written;
    }

    private int left() {
      return levels.received() - received + levels.sent() - sent;
    }

    private Contact contact() {
      return chance.happens(MAIN_CONTACT)
          ? contacts.get(0)
          : contacts.get(chance.below(contacts.size()));
    }

    private Letter write(boolean incoming, Contact contact, Letter answered) {
      int number = received + sent;
      int business = levels.business(incoming, incoming ? received : sent);
      int self = levels.self(incoming, incoming ? received : sent);
      if (incoming) {
        received++;
      } else {
        sent++;
      }
      Person from = incoming ? contact.person() : rep;
      Person to = incoming ? rep : contact.person();
      Kind signal = signals.next(incoming, business, self);
      Composer.Words words = composer.words(chance, business, self, signal, unheard());
      long key = ((long) account.index() << 24) + (month.month() << 12) + number;
      String subject = answered == null ? composer.subject(chance, key) : reply(answered.subject());
      Letter letter =
          new Letter(
              "%d.%d.%d@%s".formatted(account.index(), month.month(), number, from.domain()),
              answered == null ? "" : answered.id(),
              answered == null ? "" : references(answered),
              answered == null ? opening(from) : answering(answered, from),
              from,
              to,
              chance.happens(COPIED) ? otherThan(contact) : null,
              subject,
              composer.body(chance, words, from, to, answered, key),
              List.of());
      written.add(new Sent(letter, truth(letter, incoming, business, self, words)));
      return letter;
    }

    /** Which share of what is disclosed is said in words that no lexicon holds. */
    private double unheard() {
      boolean isDrifted = fault == Fault.OTHER_WORDS && month.month() >= timeline.months() / 2;
      return isDrifted ? DRIFTED : Sentences.PARAPHRASED;
    }

    private MessageTruth truth(
        Letter letter, boolean incoming, int business, int self, Composer.Words words) {
      return new MessageTruth(
          letter.id(),
          account.index(),
          month.month(),
          incoming,
          "human",
          business,
          self,
          words.split().label(),
          words.ids());
    }

    private Person otherThan(Contact contact) {
      return contacts.stream()
          .filter(other -> other.index() != contact.index())
          .findFirst()
          .map(Contact::person)
          .orElse(null);
    }

    private long opening(Person from) {
      return timeline.moment(chance, month.month(), from.zone(), .04 + .05 * month.stage());
    }

    /** Answers come sooner the deeper the relationship, and before the month is over. */
    private long answering(Letter answered, Person from) {
      double hours = StrictMath.exp(2 - .3 * month.depth() + chance.normal());
      long moment = answered.sentAt() + Math.max(60, Math.round(hours * 3600));
      if (!chance.happens(.1 + .1 * month.stage())) {
        moment = Timeline.inBusinessHours(chance, moment, from.zone());
      }
      long end = timeline.start(month.month() + 1);
      return moment < end
          ? moment
          : answered.sentAt() + Math.round((end - answered.sentAt()) * chance.uniform(.05, .95));
    }

    private static String reply(String subject) {
      return subject.startsWith("Re: ") ? subject : "Re: " + subject;
    }

    private static String references(Letter answered) {
      String before = answered.references();
      return (before.isEmpty() ? "" : before + " ") + "<" + answered.id() + ">";
    }
  }
}
