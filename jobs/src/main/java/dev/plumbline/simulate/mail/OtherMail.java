package dev.plumbline.simulate.mail;

import dev.plumbline.simulate.people.Directory;
import dev.plumbline.simulate.people.Person;
import dev.plumbline.simulate.people.Timeline;
import dev.plumbline.simulate.text.Kind;
import dev.plumbline.simulate.truth.MessageTruth;
import dev.plumbline.simulate.world.Account;
import dev.plumbline.simulate.world.AccountMonth;
import dev.plumbline.simulate.world.Chance;
import dev.plumbline.simulate.world.LatentWorld;
import dev.plumbline.simulate.world.Stream;
import java.util.ArrayList;
import java.util.List;

/** What else lands in a mailbox: out-of-office notes, newsletters, colleagues and strangers. */
final class OtherMail {

  private static final double ANSWERED_BY_MACHINE = .10;
  private static final double NEWSLETTER = .12;
  private static final double INTERNAL = .04;
  private static final double STRANGER = .05;
  private static final int NEXT_DAY = 86_400;

  private final LatentWorld world;
  private final Directory directory;
  private final Timeline timeline;
  private final Composer composer;

  OtherMail(LatentWorld world, Directory directory, Timeline timeline, Composer composer) {
    this.world = world;
    this.directory = directory;
    this.timeline = timeline;
    this.composer = composer;
  }

  /** What comes beside the human mail of a month. */
  List<Correspondence.Sent> of(
      Account account, AccountMonth month, List<Correspondence.Sent> human) {
    Chance chance = Chance.of(world.seed(), Stream.WARTS, account.index(), month.month());
    Person rep = directory.rep(month.rep());
    List<Correspondence.Sent> others = new ArrayList<>();
    for (Correspondence.Sent message : human) {
      if (!message.truth().received() && chance.happens(ANSWERED_BY_MACHINE)) {
        others.add(outOfOffice(chance, message));
      }
    }
    String tail = "%d.%d".formatted(account.index(), month.month());
    long at = timeline.moment(chance, month.month(), rep.zone(), .3);
    if (chance.happens(NEWSLETTER)) {
      String domain = directory.company(account).domain();
      Person sender = sender("News", "Desk", "news@" + domain, rep, account);
      others.add(
          other(
              chance,
              "bulk",
              Kind.NEWSLETTER,
              new Head("n" + tail + "@" + domain, sender, rep, at),
              month.month(),
              account,
              List.of(
                  "List-Unsubscribe: <https://" + domain + "/unsubscribe>", "Precedence: bulk")));
    }
    if (chance.happens(INTERNAL)) {
      Person colleague = directory.colleague(1 + chance.below(3), "Team Lead");
      Head head = new Head("i" + tail + "@" + colleague.domain(), colleague, rep, at + 3600);
      others.add(other(chance, "internal", Kind.NEUTRAL, head, month.month(), account, List.of()));
    }
    if (chance.happens(STRANGER)) {
      others.add(stranger(chance, tail, at + 5400, rep, account, month.month()));
    }
    return others;
  }

  /** One plain message after the last month, to show that the exports cover it whole. */
  Correspondence.Sent afterLastMonth(Account account, AccountMonth last) {
    Chance chance = Chance.of(world.seed(), Stream.WARTS, account.index(), timeline.months());
    Person buyer = directory.contacts(account).get(0).person();
    Head head =
        new Head(
            "%d.%d.0@%s".formatted(account.index(), timeline.months(), buyer.domain()),
            buyer,
            directory.rep(last.rep()),
            timeline.start(timeline.months()) + NEXT_DAY + chance.between(8, 15) * 3600L);
    return other(chance, "human", Kind.NEUTRAL, head, timeline.months(), account, List.of());
  }

  private Correspondence.Sent outOfOffice(Chance chance, Correspondence.Sent message) {
    Letter cause = message.letter();
    Composer.Words words = composer.ordinary(chance, Kind.AUTOREPLY);
    String id = "a" + cause.id().substring(0, cause.id().indexOf('@')) + "@" + cause.to().domain();
    boolean declared = chance.happens(.85);
    Letter letter =
        new Letter(
            id,
            cause.id(),
            "<" + cause.id() + ">",
            cause.sentAt() + chance.between(2, 40),
            cause.to(),
            cause.from(),
            null,
            "Automatic reply: " + cause.subject(),
            List.of(directory.tokens().in(words.text(), "auto", cause.sentAt())),
            List.of(declared ? "Auto-Submitted: auto-replied" : "X-Autoreply: yes"));
    MessageTruth told = message.truth();
    return new Correspondence.Sent(
        letter, truth(letter, told.account(), told.month(), true, "auto", words));
  }

  private Correspondence.Sent stranger(
      Chance chance, String tail, long at, Person rep, Account account, int month) {
    boolean free = chance.happens(.3);
    String host = free ? "gmail.com" : "vendor-" + chance.below(40) + ".example";
    String local = free ? "plumbline-sample-x" + account.index() : "office";
    Person sender = sender("Alex", "Stranger", local + "@" + host, rep, account);
    return other(
        chance,
        "stranger",
        Kind.NEUTRAL,
        new Head("x" + tail + "@" + host, sender, rep, at),
        month,
        account,
        List.of());
  }

  private record Head(String id, Person from, Person to, long at) {}

  private Correspondence.Sent other(
      Chance chance,
      String kind,
      Kind words,
      Head head,
      int month,
      Account account,
      List<String> headers) {
    Composer.Words said = composer.ordinary(chance, words);
    long key = ((long) account.index() << 24) + (month << 12) + 2000 + kind.charAt(0);
    Letter letter =
        new Letter(
            head.id(),
            "",
            "",
            head.at(),
            head.from(),
            head.to(),
            null,
            composer.subject(chance, key),
            composer.body(chance, said, head.from(), head.to(), null, key),
            headers);
    return new Correspondence.Sent(letter, truth(letter, account.index(), month, true, kind, said));
  }

  private static Person sender(
      String first, String last, String address, Person rep, Account account) {
    return new Person(first, last + " " + account.index(), address, "Desk", rep.zone());
  }

  private static MessageTruth truth(
      Letter letter, int account, int month, boolean received, String kind, Composer.Words words) {
    return new MessageTruth(
        letter.id(), account, month, received, kind, 0, 0, words.split().label(), words.ids());
  }
}
