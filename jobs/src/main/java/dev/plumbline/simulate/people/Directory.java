package dev.plumbline.simulate.people;

import dev.plumbline.simulate.world.Account;
import dev.plumbline.simulate.world.Chance;
import dev.plumbline.simulate.world.Rep;
import dev.plumbline.simulate.world.Stream;
import java.text.Normalizer;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Looks up the company and the people behind the numbers of a world. */
public final class Directory {

  /** The seller, whose exports these are. */
  public static final String OWN_NAME = "Northgate Systems";

  public static final String OWN_DOMAIN = "northgate.example";

  /** No contact index of another account is used below this many apart. */
  private static final int CONTACTS_PER_ACCOUNT = 8;

  private static final int AVERAGE_EMPLOYEES = 200;

  private final long seed;
  private final Tokens tokens;

  public Directory(long seed, Tokens tokens) {
    this.seed = seed;
    this.tokens = tokens;
  }

  public Tokens tokens() {
    return tokens;
  }

  public Company company(Account account) {
    Chance chance = Chance.of(seed, Stream.COMPANY, account.index(), 0);
    int country = chance.below(Names.COUNTRIES.size());
    int kind = chance.below(Names.KIND.length);
    String stem = stem(account.index());
    String capital = stem.substring(0, 1).toUpperCase(Locale.ROOT) + stem.substring(1);
    int employees =
        (int) Math.max(2, Math.round(AVERAGE_EMPLOYEES * StrictMath.exp(account.logSize())));
    return new Company(
        tokens.in(capital + " " + Names.KIND[kind], "account", account.index()),
        stem + ".example",
        Names.COUNTRIES.get(country),
        Names.ZONES.get(country),
        Names.INDUSTRY[kind],
        employees > 500 ? "Enterprise" : employees > 100 ? "Mid-Market" : "Small Business",
        employees,
        employees * 150_000L);
  }

  /** The people of an account, the main contact first. */
  public List<Contact> contacts(Account account) {
    Company company = company(account);
    Chance chance = Chance.of(seed, Stream.PERSON, account.index(), 0);
    int inCrm = chance.between(2, 4);
    int all = inCrm + (chance.happens(.4) ? 1 : 0);
    List<Contact> contacts = new ArrayList<>();
    for (int i = 0; i < all; i++) {
      int index = account.index() * CONTACTS_PER_ACCOUNT + i;
      int role = chance.below(Names.TITLE.length);
      boolean freeMail = i == 1 && chance.happens(.03);
      String host = i == 2 && chance.happens(.3) ? "mail." + company.domain() : company.domain();
      Person person = person(chance, index, "contact", Names.TITLE[role], company.zone(), host, i);
      if (freeMail) {
        // A hyphen cannot occur in such an address, so it is nobody's.
        String address =
            tokens.inAddress("plumbline-sample-" + index + "@gmail.com", "free", index);
        person = new Person(person.first(), person.last(), address, person.title(), person.zone());
      }
      contacts.add(new Contact(index, person, Names.DEPARTMENT[role], i < inCrm));
    }
    return contacts;
  }

  public Person rep(Rep rep) {
    return own(rep.index(), rep.index() % 7 == 0 ? "Key Account Manager" : "Account Manager");
  }

  /** Somebody of the seller who looks after no accounts: a manager, support, an administrator. */
  public Person colleague(int index, String title) {
    return own(100_000 + index, title);
  }

  private Person own(int index, String title) {
    Chance chance = Chance.of(seed, Stream.PERSON, -1 - index, 0);
    return person(chance, index, "own", title, Names.ZONES.get(0), OWN_DOMAIN, index % 1000 + 1);
  }

  private Person person(
      Chance chance, int index, String place, String title, ZoneId zone, String host, int number) {
    String first = chance.oneOf(Names.FIRST);
    String last = chance.oneOf(Names.LAST);
    String local = ascii(first) + "." + ascii(last) + (number == 0 ? "" : number);
    return new Person(
        first,
        tokens.inName(last, place + " name", index),
        tokens.inAddress(local + "@" + host, place + " address", index),
        tokens.in(title, place + " title", index),
        zone);
  }

  private static String stem(int index) {
    int syllables = Names.STEM.length * Names.MIDDLE.length * Names.END.length;
    // Spreads neighbours: the factor has no divisor in common with the number of words.
    int word = (int) (index * 1_237L % syllables);
    String stem =
        Names.STEM[word % Names.STEM.length]
            + Names.MIDDLE[word / Names.STEM.length % Names.MIDDLE.length]
            + Names.END[word / Names.STEM.length / Names.MIDDLE.length];
    return index < syllables ? stem : stem + "-" + index / syllables;
  }

  private static String ascii(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD)
        .replaceAll("[^A-Za-z]", "")
        .toLowerCase(Locale.ROOT);
  }
}
