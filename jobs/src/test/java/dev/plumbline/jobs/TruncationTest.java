package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.config.OfficeHoursSettings;
import dev.plumbline.config.Settings;
import dev.plumbline.config.TimeSettings;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.core.Accounts;
import dev.plumbline.tables.core.Identities;
import dev.plumbline.tables.features.CommunicationMonths;
import dev.plumbline.tables.features.ConflictMonths;
import dev.plumbline.tables.features.DisclosureMonths;
import dev.plumbline.tables.features.LedgerMonths;
import dev.plumbline.tables.features.ValueMonths;
import dev.plumbline.tables.staging.Cases;
import dev.plumbline.tables.staging.Contacts;
import dev.plumbline.tables.staging.Interactions;
import dev.plumbline.tables.staging.Opportunities;
import dev.plumbline.tables.staging.Orders;
import dev.plumbline.tables.staging.Users;
import dev.plumbline.testing.MemoryLake;
import dev.plumbline.testing.SparkTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;

/**
 * Law 2, T-trunc: what was known before a cutoff does not depend on anything that came to be, or to
 * be known, at or after it. Records are made up at random, with threads, late knowledge, templates
 * and incidents that run across every cutoff.
 */
@SparkTest
class TruncationTest {

  private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
  private static final int DAYS = 150;
  private static final List<Table> FEATURES =
      List.of(
          DisclosureMonths.TABLE,
          CommunicationMonths.TABLE,
          ValueMonths.TABLE,
          ConflictMonths.TABLE,
          LedgerMonths.TABLE);

  private final TimeSettings time =
      new TimeSettings(ZoneId.of("Europe/Helsinki"), 12, Optional.empty());
  private final OfficeHoursSettings officeHours = new OfficeHoursSettings(8, 18);
  private final List<Job> features =
      List.of(
          new BuildDisclosureMonths(),
          new BuildCommunicationMonths(time, officeHours),
          new BuildValueMonths(time),
          new BuildConflictMonths(time, Settings.defaults().relationship()),
          new BuildLedgerMonths(time, Settings.defaults().relationship()));

  @Test
  void featuresBeforeACutoffAreTheSameWithoutTheRecordsAfterIt(MemoryLake full, MemoryLake cut) {
    List<Message> messages = messages(new SplittableRandom(11), 2_000);
    List<Case> cases = cases(new SplittableRandom(12), 60);
    LocalDate cutoffMonth = LocalDate.of(2024, 4, 1);
    Instant cutoff = cutoffMonth.atStartOfDay(time.zone()).toInstant();

    run(full, messages, cases);
    run(
        cut,
        messages.stream().filter(message -> message.isBefore(cutoff)).toList(),
        cases.stream().filter(one -> one.isBefore(cutoff)).map(one -> one.asOf(cutoff)).toList());

    assertThat(FEATURES)
        .allSatisfy(
            table -> {
              List<String> before = rowsBefore(full, table, cutoffMonth);
              assertThat(before).as(table.path()).hasSizeGreaterThan(8);
              assertThat(rowsBefore(cut, table, cutoffMonth))
                  .as(table.path())
                  .containsExactlyInAnyOrderElementsOf(before);
            });
  }

  private void run(MemoryLake lake, List<Message> messages, List<Case> cases) {
    lake.holds(Interactions.TABLE, table(Message.HEADER, messages));
    lake.holds(Cases.TABLE, table(Case.HEADER, cases));
    lake.holdsNoRowsOf(Contacts.TABLE);
    lake.holdsNoRowsOf(Opportunities.TABLE);
    lake.holdsNoRowsOf(Orders.TABLE);
    lake.holds(
        Users.TABLE,
        """
        rep_id | person_key | is_active
        u1     | s1         | true
        u2     | s2         | true
        """);
    lake.holds(
        Accounts.TABLE,
        """
        account_id | absorbed_ids
        a0         | []
        a1         | []
        a2         | []
        a3         | []
        a4         | []
        a5         | []
        """);
    lake.holds(
        Identities.TABLE,
        """
        identity_key | kind   | account_id
        a0           | DOMAIN | a0
        a1           | DOMAIN | a1
        a2           | DOMAIN | a2
        a3           | DOMAIN | a3
        a4           | DOMAIN | a4
        a5           | DOMAIN | a5
        """);
    new ResolveInteractions(time, officeHours).run(lake);
    Table interactions = dev.plumbline.tables.core.Interactions.TABLE;
    lake.overwrite(interactions, lake.read(interactions).localCheckpoint());
    features.forEach(job -> job.run(lake));
  }

  private static List<String> rowsBefore(MemoryLake lake, Table table, LocalDate cutoff) {
    return lake
        .read(table)
        .where(DisclosureMonths.MONTH.col().lt(functions.lit(cutoff)))
        .where(DisclosureMonths.KNOWN_MONTH.col().lt(functions.lit(cutoff)))
        .collectAsList()
        .stream()
        .map(TruncationTest::cells)
        .toList();
  }

  /** Sums of doubles depend on the order of their terms in the last digits. */
  private static String cells(Row row) {
    return IntStream.range(0, row.size())
        .mapToObj(row::get)
        .map(
            cell -> cell instanceof Double number ? "%.9e".formatted(number) : String.valueOf(cell))
        .collect(Collectors.joining(" "));
  }

  private static String table(String header, List<?> rows) {
    return header + "\n" + rows.stream().map(Object::toString).collect(Collectors.joining("\n"));
  }

  private static List<Message> messages(SplittableRandom random, int count) {
    List<Message> messages = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Instant at = START.plusSeconds(random.nextLong(Duration.ofDays(DAYS).toSeconds()));
      Duration late = Duration.ofHours(random.nextInt(4) == 0 ? random.nextInt(1_500) : 0);
      int account = random.nextInt(6);
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
              "a" + random.nextInt(6),
              1 + random.nextInt(4),
              opened,
              opened.plus(Duration.ofHours(random.nextInt(3) == 0 ? random.nextInt(900) : 0)),
              opened.plus(Duration.ofHours(random.nextInt(200))),
              opened.plus(Duration.ofHours(random.nextInt(900))),
              opened.plus(Duration.ofHours(48)),
              random.nextBoolean() ? opened.plus(Duration.ofHours(random.nextInt(500))) : null,
              random.nextBoolean() ? opened.plus(Duration.ofHours(random.nextInt(2_000))) : null));
    }
    return cases;
  }

  private record Message(
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

  private record Case(
      String id,
      String account,
      int severity,
      Instant opened,
      Instant known,
      Instant answered,
      Instant closed,
      Instant due,
      Instant escalated,
      Instant reopened) {

    static final String HEADER =
        "case_id | account_id | severity | opened_at | known_at | first_response_at | closed_at |"
            + " sla_due_at | escalated_at | reopened_at";

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
          before(cutoff, closed),
          due,
          before(cutoff, escalated),
          before(cutoff, reopened));
    }

    private static Instant before(Instant cutoff, Instant instant) {
      return instant != null && instant.isBefore(cutoff) ? instant : null;
    }

    @Override
    public String toString() {
      return "%s | %s | %d | %s | %s | %s | %s | %s | %s | %s"
          .formatted(
              id, account, severity, opened, known, answered, closed, due, escalated, reopened);
    }
  }
}
