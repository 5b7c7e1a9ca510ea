package dev.plumbline.jobs;

import dev.plumbline.config.OfficeHoursSettings;
import dev.plumbline.config.TimeSettings;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.core.Accounts;
import dev.plumbline.tables.core.Identities;
import dev.plumbline.tables.staging.Cases;
import dev.plumbline.tables.staging.Contacts;
import dev.plumbline.tables.staging.Interactions;
import dev.plumbline.tables.staging.Opportunities;
import dev.plumbline.tables.staging.Orders;
import dev.plumbline.tables.staging.Users;
import dev.plumbline.testing.MemoryLake;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Records of twelve accounts, made up at random, with threads, late knowledge, templates and
 * incidents that run across every month.
 */
record RandomRecords(
    List<Message> messages, List<Case> cases, List<Order> orders, List<Deal> deals) {

  static final int ACCOUNTS = 12;

  private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
  private static final int DAYS = 150;

  static RandomRecords of(long seed) {
    return new RandomRecords(
        messages(new SplittableRandom(seed), 2_000),
        cases(new SplittableRandom(seed + 1), 60),
        orders(new SplittableRandom(seed + 2), 60),
        deals(new SplittableRandom(seed + 3), 60));
  }

  /** What there was of them before {@code cutoff}. */
  RandomRecords before(Instant cutoff) {
    return new RandomRecords(
        messages.stream().filter(message -> message.isBefore(cutoff)).toList(),
        cases.stream().filter(one -> one.isBefore(cutoff)).map(one -> one.asOf(cutoff)).toList(),
        orders.stream().filter(one -> one.isBefore(cutoff)).map(one -> one.asOf(cutoff)).toList(),
        deals.stream().filter(one -> one.isBefore(cutoff)).map(one -> one.asOf(cutoff)).toList());
  }

  /** Puts them into {@code lake}, and the interactions with their accounts. */
  void resolveIn(MemoryLake lake, TimeSettings time, OfficeHoursSettings officeHours) {
    lake.holds(Interactions.TABLE, table(Message.HEADER, messages));
    lake.overwrite(Interactions.TABLE, Interactions.keyed(lake.read(Interactions.TABLE)));
    lake.holds(Cases.TABLE, table(Case.HEADER, cases));
    lake.holdsNoRowsOf(Contacts.TABLE);
    lake.holds(Opportunities.TABLE, table(Deal.HEADER, deals));
    lake.holds(Orders.TABLE, table(Order.HEADER, orders));
    lake.holds(
        Users.TABLE,
        """
        rep_id | person_key | is_active
        u1     | s1         | true
        u2     | s2         | true
        """);
    lake.holds(
        Accounts.TABLE,
        "account_id | owner_id | segment | absorbed_ids\n"
            + eachAccount(i -> "a%d | u%d | smb | []".formatted(i, 1 + i % 2)));
    lake.holds(
        Identities.TABLE,
        "identity_key | kind | account_id\n"
            + eachAccount(i -> "a%d | DOMAIN | a%d".formatted(i, i)));
    new ResolveParties().run(lake);
    new FindTemplates().run(lake);
    new ResolveInteractions(time, officeHours).run(lake);
    Table interactions = dev.plumbline.tables.core.Interactions.TABLE;
    lake.overwrite(interactions, lake.read(interactions).localCheckpoint());
  }

  private static String eachAccount(IntFunction<String> row) {
    return IntStream.range(0, ACCOUNTS).mapToObj(row).collect(Collectors.joining("\n"));
  }

  private static String table(String header, List<?> rows) {
    return header + "\n" + rows.stream().map(Object::toString).collect(Collectors.joining("\n"));
  }

  private static List<Message> messages(SplittableRandom random, int count) {
    List<Message> messages = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Instant at = START.plusSeconds(random.nextLong(Duration.ofDays(DAYS).toSeconds()));
      Duration late = Duration.ofHours(random.nextInt(4) == 0 ? random.nextInt(1_500) : 0);
      int account = random.nextInt(ACCOUNTS);
      String buyer =
          "{\"person_key\":\"b%d%d\",\"domain_key\":\"a%d\",\"is_own\":false,\"role\":\"%%s\"}"
              .formatted(account, random.nextInt(3), account);
      String seller =
          "{\"person_key\":\"s%d\",\"domain_key\":null,\"is_own\":true,\"role\":\"%%s\"}"
              .formatted(random.nextInt(3));
      boolean isSent = random.nextBoolean();
      messages.add(
          new Message(
              "m" + i,
              at,
              at.plus(late),
              "t%d-%d".formatted(account, random.nextInt(60)),
              random.nextInt(3) > 0 ? "m0" : "null",
              "[%s,%s]"
                  .formatted(
                      (isSent ? seller : buyer).formatted("FROM"),
                      (isSent ? buyer : seller).formatted("TO")),
              isSent ? "f" + random.nextInt(12) : "null",
              random.nextInt(4),
              random.nextInt(4),
              random.nextInt(5) == 0 ? 1 : 0,
              random.nextInt(3)));
    }
    return messages;
  }

  private static List<Case> cases(SplittableRandom random, int count) {
    List<Case> cases = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Instant opened = START.plusSeconds(random.nextLong(Duration.ofDays(DAYS).toSeconds()));
      cases.add(
          new Case(
              "c" + i,
              "a" + random.nextInt(ACCOUNTS),
              1 + random.nextInt(4),
              opened,
              opened.plus(Duration.ofHours(random.nextInt(3) == 0 ? random.nextInt(900) : 0)),
              opened.plus(Duration.ofHours(random.nextInt(200))),
              turns(random, opened),
              opened.plus(Duration.ofHours(48)),
              random.nextBoolean() ? opened.plus(Duration.ofHours(random.nextInt(500))) : null));
    }
    return cases;
  }

  /** Some are years older than the accounts' first months. */
  private static List<Deal> deals(SplittableRandom random, int count) {
    List<Deal> deals = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long days = random.nextInt(3) == 0 ? -random.nextInt(700) : random.nextInt(DAYS);
      Instant created = START.plus(Duration.ofDays(days));
      boolean isUndated = random.nextInt(9) == 0;
      deals.add(
          new Deal(
              "d" + i,
              "a" + random.nextInt(ACCOUNTS),
              created,
              created.plus(Duration.ofHours(random.nextInt(3) == 0 ? random.nextInt(900) : 0)),
              isUndated ? List.of() : turns(random, created),
              isUndated ? created.plus(Duration.ofHours(1 + random.nextInt(4_000))) : null));
    }
    return deals;
  }

  /** Closed, reopened, closed again, as far as it went: none to four times. */
  private static List<Instant> turns(SplittableRandom random, Instant opened) {
    List<Instant> turns = new ArrayList<>();
    Instant at = opened;
    for (int i = random.nextInt(5); i > 0; i--) {
      at = at.plus(Duration.ofHours(1 + random.nextInt(900)));
      turns.add(at);
    }
    return turns;
  }

  private static String closedAt(List<Instant> turns) {
    return turns.size() % 2 == 1 ? turns.get(turns.size() - 1).toString() : "null";
  }

  private static String earlierClosings(List<Instant> turns) {
    return everySecond(turns.subList(0, turns.size() / 2 * 2), 0);
  }

  private static String reopenings(List<Instant> turns) {
    return everySecond(turns, 1);
  }

  private static String everySecond(List<Instant> turns, int from) {
    String times =
        IntStream.range(0, turns.size())
            .filter(i -> i % 2 == from)
            .mapToObj(i -> "\"" + turns.get(i) + "\"")
            .collect(Collectors.joining(","));
    return times.isEmpty() ? "null" : "[" + times + "]";
  }

  private static List<Order> orders(SplittableRandom random, int count) {
    List<Order> orders = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Instant ordered = START.plusSeconds(random.nextLong(Duration.ofDays(DAYS).toSeconds()));
      LocalDate day = LocalDate.ofInstant(ordered, ZoneOffset.UTC);
      orders.add(
          new Order(
              "o" + i,
              "a" + random.nextInt(ACCOUNTS),
              ordered,
              ordered.plus(Duration.ofHours(random.nextInt(3) == 0 ? random.nextInt(900) : 0)),
              day.plusDays(random.nextInt(30)),
              random.nextInt(4) == 0 ? null : day.plusDays(random.nextInt(50)),
              random.nextInt(9),
              random.nextInt(4) == 0 ? ordered.plus(Duration.ofDays(random.nextInt(90))) : null));
    }
    return orders;
  }

  record Order(
      String id,
      String account,
      Instant ordered,
      Instant known,
      LocalDate promised,
      LocalDate delivered,
      int pieces,
      Instant credited) {

    static final String HEADER =
        "order_id | account_id | ordered_at | known_at | promised_date | delivered_date |"
            + " quantity_ordered | quantity_delivered | credited_at";

    boolean isBefore(Instant cutoff) {
      return ordered.isBefore(cutoff) && known.isBefore(cutoff);
    }

    /** What the record said at the cutoff: no delivery that came after. */
    Order asOf(Instant cutoff) {
      boolean isDelivered =
          delivered != null && delivered.atStartOfDay(ZoneOffset.UTC).toInstant().isBefore(cutoff);
      return new Order(
          id,
          account,
          ordered,
          known,
          promised,
          isDelivered ? delivered : null,
          pieces,
          credited != null && credited.isBefore(cutoff) ? credited : null);
    }

    @Override
    public String toString() {
      return "%s | %s | %s | %s | %s | %s | 8 | %d | %s"
          .formatted(id, account, ordered, known, promised, delivered, pieces, credited);
    }
  }

  record Message(
      String id,
      Instant eventAt,
      Instant knownAt,
      String thread,
      String replyTo,
      String participants,
      String template,
      int business,
      int personal,
      int conflict,
      int hits) {

    static final String HEADER =
        "source | interaction_id | channel | event_at | known_at | thread_key | reply_to_key |"
            + " participants | local_hour | local_weekday | rung | level_business | level_personal |"
            + " conflict_hits | repair_hits | grace_hits | idea_hits | roi_hits | template_hash";

    boolean isBefore(Instant cutoff) {
      return eventAt.isBefore(cutoff) && knownAt.isBefore(cutoff);
    }

    @Override
    public String toString() {
      return "mail | %s | EMAIL | %s | %s | %s | %s | %s | 12 | 3 | BODY | %d | %d | %d | %d | %d | %d | %d | %s"
          .formatted(
              id,
              eventAt,
              knownAt,
              thread,
              replyTo,
              participants,
              business,
              personal,
              conflict,
              hits,
              hits,
              hits,
              hits,
              template);
    }
  }

  record Case(
      String id,
      String account,
      int severity,
      Instant opened,
      Instant known,
      Instant answered,
      List<Instant> turns,
      Instant due,
      Instant escalated) {

    static final String HEADER =
        "case_id | account_id | severity | opened_at | known_at | first_response_at | closed_at |"
            + " earlier_closings | reopenings | sla_due_at | escalated_at | is_escalated | rating |"
            + " rated_at";

    boolean isBefore(Instant cutoff) {
      return opened.isBefore(cutoff) && known.isBefore(cutoff);
    }

    /** What the record said at the cutoff: nothing yet of what came after. */
    Case asOf(Instant cutoff) {
      return new Case(
          id,
          account,
          severity,
          opened,
          known,
          before(cutoff, answered),
          turns.stream().filter(turn -> turn.isBefore(cutoff)).toList(),
          due,
          before(cutoff, escalated));
    }

    private static Instant before(Instant cutoff, Instant instant) {
      return instant != null && instant.isBefore(cutoff) ? instant : null;
    }

    @Override
    public String toString() {
      return "%s | %s | %d | %s | %s | %s | %s | %s | %s | %s | %s | %s | %s | %s"
          .formatted(
              id,
              account,
              severity,
              opened,
              known,
              answered,
              closedAt(turns),
              earlierClosings(turns),
              reopenings(turns),
              due,
              escalated,
              escalated != null,
              severity > 2 ? "GOOD" : "BAD",
              turns.isEmpty() ? null : turns.get(0));
    }
  }

  /**
   * A deal.
   *
   * @param turns when it was closed and opened again, in order
   * @param closedBy when it was closed at the latest, if nobody tells when
   */
  record Deal(
      String id,
      String account,
      Instant created,
      Instant known,
      List<Instant> turns,
      Instant closedBy) {

    static final String HEADER =
        "opportunity_id | account_id | kind | created_at | known_at | is_closed | closed_at |"
            + " earlier_closings | reopenings | closed_by";

    boolean isBefore(Instant cutoff) {
      return created.isBefore(cutoff) && known.isBefore(cutoff);
    }

    /** What the record said at the cutoff: nothing yet of what came after. */
    Deal asOf(Instant cutoff) {
      return new Deal(
          id,
          account,
          created,
          known,
          turns.stream().filter(turn -> turn.isBefore(cutoff)).toList(),
          closedBy != null && closedBy.isBefore(cutoff) ? closedBy : null);
    }

    @Override
    public String toString() {
      return "%s | %s | NEW | %s | %s | %s | %s | %s | %s | %s"
          .formatted(
              id,
              account,
              created,
              known,
              closedBy != null || turns.size() % 2 == 1,
              closedAt(turns),
              earlierClosings(turns),
              reopenings(turns),
              closedBy);
    }
  }
}
