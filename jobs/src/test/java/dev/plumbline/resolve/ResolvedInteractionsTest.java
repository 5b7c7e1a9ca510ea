package dev.plumbline.resolve;

import static dev.plumbline.tables.core.Interactions.ACCOUNTS;
import static dev.plumbline.tables.core.Interactions.ACCOUNT_ID;
import static dev.plumbline.tables.core.Interactions.BUYERS;
import static dev.plumbline.tables.core.Interactions.DIRECTION;
import static dev.plumbline.tables.core.Interactions.INTERACTION_ID;
import static dev.plumbline.tables.core.Interactions.IS_CASE_LINKED;
import static dev.plumbline.tables.core.Interactions.IS_HUMAN;
import static dev.plumbline.tables.core.Interactions.IS_OFF_HOURS;
import static dev.plumbline.tables.core.Interactions.IS_TEMPLATE;
import static dev.plumbline.tables.core.Interactions.KNOWN_AT;
import static dev.plumbline.tables.core.Interactions.KNOWN_MONTH;
import static dev.plumbline.tables.core.Interactions.MONTH;
import static dev.plumbline.tables.core.Interactions.RECIPIENTS;
import static dev.plumbline.tables.core.Interactions.REP_ID;
import static dev.plumbline.tables.core.Interactions.SELLERS;
import static dev.plumbline.tables.core.Interactions.SENDER_KEY;
import static dev.plumbline.tables.core.Interactions.THREAD_ID;
import static dev.plumbline.tables.core.Interactions.WORDS;

import dev.plumbline.config.OfficeHoursSettings;
import dev.plumbline.config.TimeSettings;
import dev.plumbline.schema.Field;
import dev.plumbline.tables.core.Accounts;
import dev.plumbline.tables.core.Identities;
import dev.plumbline.tables.staging.Cases;
import dev.plumbline.tables.staging.Contacts;
import dev.plumbline.tables.staging.Interactions;
import dev.plumbline.tables.staging.Users;
import dev.plumbline.testing.SparkTest;
import dev.plumbline.testing.TableText;
import dev.plumbline.testing.WordsText;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

@SparkTest
class ResolvedInteractionsTest {

  private static final Pattern PERSON = Pattern.compile("(FROM|TO|CC) ([^@ ]+)@([^\\s,|]+)");

  private final TableText tables;

  ResolvedInteractionsTest(TableText tables) {
    this.tables = tables;
  }

  @Test
  void aPersonIsResolvedByTheLinkOfTheCrmBeforeTheDomain() {
    Dataset<Row> resolved =
        resolve(
            """
            interaction_id | participants
            m1             | FROM ann@globex, TO rita@ours
            m2             | FROM stranger@globex, TO rita@ours
            m3             | FROM both@globex, TO rita@ours
            m4             | FROM stranger@nowhere, TO rita@ours
            m5             | FROM sam@ours, TO rita@ours
            """);

    expect(
        resolved,
        """
        interaction_id | account_id | direction | sender_key
        m1             | acme       | INBOUND   | ann
        m2             | globex     | INBOUND   | stranger
        m3             | globex     | INBOUND   | both
        """,
        INTERACTION_ID,
        ACCOUNT_ID,
        DIRECTION,
        SENDER_KEY);
  }

  @Test
  void aMessageOfOursConcernsEveryAccountOnItAndOneOfAnAccountThatAccountAlone() {
    Dataset<Row> resolved =
        resolve(
            """
            interaction_id | participants
            m1             | FROM rita@ours, TO ann@acme, TO stranger@globex, CC bob@acme
            m2             | FROM ann@acme, TO rita@ours, CC stranger@globex
            m3             | FROM adviser@nowhere, TO rita@ours, CC ann@acme
            """);

    expect(
        resolved,
        """
        interaction_id | account_id | direction | accounts | buyers | sellers | recipients
        m1             | acme       | OUTBOUND  | 2        | 2      | 1       | 3
        m1             | globex     | OUTBOUND  | 2        | 1      | 1       | 3
        m2             | acme       | INBOUND   | 1        | 1      | 1       | 2
        m3             | acme       | INBOUND   | 1        | 1      | 1       | 2
        """,
        INTERACTION_ID,
        ACCOUNT_ID,
        DIRECTION,
        ACCOUNTS,
        BUYERS,
        SELLERS,
        RECIPIENTS);
  }

  /** Whoever is on duty writes from billing@; and nobody is two people for having two addresses. */
  @Test
  void peopleAreCountedAndNotAddresses() {
    Dataset<Row> resolved =
        resolve(
            """
            interaction_id | participants
            m1             | FROM rita@ours, TO ann@acme, TO ann-home@nowhere, TO bob@acme, CC 1.role.billing@acme
            m2             | FROM ann-home@nowhere, TO 1.role.desk@ours, CC rita@ours
            m3             | FROM 1.role.billing@acme, TO rita@ours
            """);

    expect(
        resolved,
        """
        interaction_id | account_id | sender_key     | buyers | sellers | recipients
        m1             | acme       | rita           | 2      | 1       | 4
        m2             | acme       | ann            | 1      | 1       | 2
        m3             | acme       | 1.role.billing | 0      | 1       | 1
        """,
        INTERACTION_ID,
        ACCOUNT_ID,
        SENDER_KEY,
        BUYERS,
        SELLERS,
        RECIPIENTS);
  }

  @Test
  void theRepIsTheFirstUserInTheOrderSenderToCc() {
    Dataset<Row> resolved =
        resolve(
            """
            interaction_id | participants
            m1             | FROM ann@acme, CC sam@ours, TO desk@ours, TO rita@ours
            m2             | FROM sam@ours, TO ann@acme, CC rita@ours
            m3             | FROM ann@acme, TO desk@ours
            """);

    expect(
        resolved,
        """
        interaction_id | rep_id
        m1             | u-rita
        m2             | u-sam
        m3             | null
        """,
        INTERACTION_ID,
        REP_ID);
  }

  @Test
  void aUserIsOursOnAnyDomainUnlessACustomerWithALogin() {
    Dataset<Row> resolved =
        resolve(
            """
            interaction_id | participants
            m1             | FROM freelance@globex, TO ann@acme
            m2             | FROM portal@acme, TO rita@ours
            """);

    expect(
        resolved,
        """
        interaction_id | account_id | direction | rep_id
        m1             | acme       | OUTBOUND  | u-freelance
        m2             | acme       | INBOUND   | u-rita
        """,
        INTERACTION_ID,
        ACCOUNT_ID,
        DIRECTION,
        REP_ID);
  }

  @Test
  void anActivityBelongsToTheLinkedAccountElseToThatOfItsContact() {
    Dataset<Row> resolved =
        resolve(
            """
            interaction_id | account_id | contact_id | related_id | owner_id
            e1             | copy       | null       | null       | u-rita
            e2             | acme       | c-globex   | case-1     | u-rita
            e3             | null       | c-globex   | opp-1      | u-sam
            e4             | unheard    | null       | null       | u-sam
            """);

    expect(
        resolved,
        """
        interaction_id | account_id | direction | rep_id | is_case_linked | sender_key
        e1             | acme       | OUTBOUND  | u-rita | false          | null
        e2             | acme       | OUTBOUND  | u-rita | true           | null
        e3             | globex     | OUTBOUND  | u-sam  | false          | null
        """,
        INTERACTION_ID,
        ACCOUNT_ID,
        DIRECTION,
        REP_ID,
        IS_CASE_LINKED,
        SENDER_KEY);
  }

  @Test
  void mailIsOfACaseWhereItsSystemSaysSo() {
    Dataset<Row> resolved =
        resolve(
            """
            interaction_id | participants             | is_case_linked
            m1             | FROM ann@acme, TO rita@ours | true
            m2             | FROM ann@acme, TO rita@ours | false
            m3             | FROM ann@acme, TO rita@ours | null
            """);

    expect(
        resolved,
        """
        interaction_id | is_case_linked
        m1             | true
        m2             | false
        m3             | false
        """,
        INTERACTION_ID,
        IS_CASE_LINKED);
  }

  @Test
  void monthsAreThoseOfTheZoneAndNothingIsKnownBeforeItHappened() {
    Dataset<Row> resolved =
        resolve(
            """
            interaction_id | account_id | event_at             | known_at             | thread_key
            e1             | acme       | 2024-01-31T21:59:59Z | 2024-01-31T22:00:00Z | t1
            e2             | acme       | 2024-03-05T09:00:00Z | 2024-02-01T00:00:00Z | null
            """);

    expect(
        resolved,
        """
        interaction_id | month      | known_month | known_at             | thread_id
        e1             | 2024-01-01 | 2024-02-01  | 2024-01-31T22:00:00Z | t1
        e2             | 2024-03-01 | 2024-03-01  | 2024-03-05T09:00:00Z | e2
        """,
        INTERACTION_ID,
        MONTH,
        KNOWN_MONTH,
        KNOWN_AT,
        THREAD_ID);
  }

  /** Of what was scored; how often does not matter. */
  @Test
  void wordsAreBits() {
    Dataset<Row> resolved =
        resolve(
            """
            interaction_id | account_id | business_probes | conflict_hits | price_hits | intent_hits
            e1             | acme       | 0               | 0             | 0          | 0
            e2             | acme       | 1               | 2             | 0          | 1
            e3             | acme       | null            | null          | null       | null
            """);

    expect(
        resolved,
        WordsText.bits(
            """
            interaction_id | words
            e1             | 0
            e2             | BUSINESS_PROBE+CONFLICT+INTENT
            e3             | null
            """),
        INTERACTION_ID,
        WORDS);
  }

  @Test
  void offHoursAreThoseOfTheSender() {
    Dataset<Row> resolved =
        resolve(
            """
            interaction_id | account_id | local_hour | local_weekday
            e1             | acme       | 8          | 1
            e2             | acme       | 17         | 5
            e3             | acme       | 18         | 5
            e4             | acme       | 7          | 3
            e5             | acme       | 12         | 6
            e6             | acme       | null       | null
            """);

    expect(
        resolved,
        """
        interaction_id | is_off_hours
        e1             | false
        e2             | false
        e3             | true
        e4             | true
        e5             | true
        e6             | null
        """,
        INTERACTION_ID,
        IS_OFF_HOURS);
  }

  @Test
  void automatedMailAndTemplatesAreNotHuman() {
    Dataset<Row> resolved =
        resolve(
            """
            interaction_id | participants                                                                             | automation | template_hash | event_at             | known_at
            m1             | FROM rita@ours, TO x@a1, TO x@a2, TO x@a3, TO x@a4                                        | null       | offer         | 2024-01-01T00:00:00Z | 2024-01-01T00:00:00Z
            m2             | FROM rita@ours, TO ann@acme                                                              | null       | offer         | 2024-01-20T00:00:00Z | 2024-01-20T00:00:00Z
            m3             | FROM ann@acme, TO rita@ours                                                              | null       | offer         | 2024-01-20T00:00:00Z | 2024-01-20T00:00:00Z
            m4             | FROM ann@acme, TO rita@ours                                                              | AUTO_REPLY | null          | 2024-01-20T00:00:00Z | 2024-01-20T00:00:00Z
            m5             | FROM rita@ours, TO ann@acme                                                              | null       | offer         | 2024-02-01T00:00:00Z | 2024-02-01T00:00:00Z
            """);

    expect(
        resolved.where(ACCOUNT_ID.col().equalTo("acme")),
        """
        interaction_id | is_human | is_template
        m2             | false    | true
        m3             | true     | false
        m4             | false    | false
        m5             | true     | false
        """,
        INTERACTION_ID,
        IS_HUMAN,
        IS_TEMPLATE);
  }

  private Dataset<Row> resolve(String text) {
    Dataset<Row> interactions =
        Interactions.keyed(tables.given(Interactions.TABLE, participantsAsJson(text)));
    Dataset<Row> parties = MailParties.of(interactions, identities(), users());
    return new ResolvedInteractions(
            new TimeSettings(ZoneId.of("Europe/Helsinki"), 12, Optional.empty()),
            new OfficeHoursSettings(8, 18))
        .of(
            interactions,
            parties,
            Templates.STANDARD.of(interactions, parties),
            tables.given(
                Contacts.TABLE,
                """
                contact_id | account_id | person_key
                c-globex   | globex     | carl
                """),
            tables.given(
                Cases.TABLE,
                """
                case_id
                case-1
                """),
            tables.given(
                Accounts.TABLE,
                """
                account_id | absorbed_ids
                acme       | ["copy"]
                globex     | []
                """));
  }

  private Dataset<Row> users() {
    return tables.given(
        Users.TABLE,
        """
        rep_id      | person_key | is_active
        u-rita      | rita       | true
        u-rita-old  | rita       | false
        u-sam       | sam        | true
        u-freelance | freelance  | true
        u-portal    | portal     | true
        """);
  }

  private Dataset<Row> identities() {
    return tables.given(
        Identities.TABLE,
        """
        identity_key | kind   | person_key | account_id
        ann          | PERSON | ann        | acme
        ann-home     | PERSON | ann        | acme
        portal       | PERSON | portal     | acme
        both         | PERSON | both       | null
        acme         | DOMAIN | null       | acme
        globex       | DOMAIN | null       | globex
        a1           | DOMAIN | null       | a1
        a2           | DOMAIN | null       | a2
        a3           | DOMAIN | null       | a3
        a4           | DOMAIN | null       | a4
        """);
  }

  /** People as {@code FROM ann@acme, TO rita@ours}. */
  private static String participantsAsJson(String text) {
    return PERSON
        .matcher(text)
        .replaceAll(
            one -> {
              boolean isOwn = one.group(3).equals("ours");
              return "{\"person_key\":\"%s\",\"domain_key\":%s,\"is_own\":%s,\"role\":\"%s\"}"
                  .formatted(
                      one.group(2), isOwn ? "null" : '"' + one.group(3) + '"', isOwn, one.group(1));
            })
        .replaceAll("(\\{.*\\})", "[$1]");
  }

  private void expect(Dataset<Row> resolved, String expected, Field... fields) {
    tables.expect(
        resolved.select(Stream.of(fields).map(Field::col).toArray(Column[]::new)), expected);
  }
}
