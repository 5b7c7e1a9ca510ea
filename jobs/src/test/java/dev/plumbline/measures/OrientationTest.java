package dev.plumbline.measures;

import static dev.plumbline.tables.measures.Orientations.ACCOUNT_ID;
import static dev.plumbline.tables.measures.Orientations.ARMS_LENGTH;
import static dev.plumbline.tables.measures.Orientations.ARMS_RAW;
import static dev.plumbline.tables.measures.Orientations.ARMS_SCORE;
import static dev.plumbline.tables.measures.Orientations.ARMS_UNKNOWN;
import static dev.plumbline.tables.measures.Orientations.FORMALITY;
import static dev.plumbline.tables.measures.Orientations.ITEMS;
import static dev.plumbline.tables.measures.Orientations.MESSAGES;
import static dev.plumbline.tables.measures.Orientations.MONTH;
import static dev.plumbline.tables.measures.Orientations.OFFICE_HOURS;
import static dev.plumbline.tables.measures.Orientations.PRICE;
import static dev.plumbline.tables.measures.Orientations.PROCUREMENT;
import static dev.plumbline.tables.measures.Orientations.RESERVE;
import static dev.plumbline.tables.measures.Orientations.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.Field;
import dev.plumbline.tables.core.AccountMonths;
import dev.plumbline.tables.features.CommunicationMonths;
import dev.plumbline.tables.features.DisclosureMonths;
import dev.plumbline.tables.features.LedgerMonths;
import dev.plumbline.tables.measures.Orientations;
import dev.plumbline.tables.measures.References;
import dev.plumbline.testing.SparkTest;
import dev.plumbline.testing.TableText;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.junit.jupiter.api.Test;

/** Rates have prior .2 of exposure 20, mean .2 and standard deviation .1. */
@SparkTest
class OrientationTest {

  private static final String COMMUNICATION =
      """
      account_id | month      | known_month | messages_received | messages_sent | hours_known_received | off_hours_received | threads_started | threads_started_by_buyer
      """;
  private static final String LEDGER =
      """
      account_id | month      | known_month | people | people_of_procurement | scored_received | price_received | bodies_received | formal_received
      """;
  private static final String DISCLOSURE =
      """
      account_id | month      | known_month | personal_general_received | personal_life_received | personal_private_received
      """;

  private static final List<Field> MORE_IS_DISTANT = List.of(PROCUREMENT, PRICE, FORMALITY);
  private static final Pattern BETWEEN_CELLS = Pattern.compile("[| ]+");

  private final TableText tables;

  OrientationTest(TableText tables) {
    this.tables = tables;
  }

  /**
   * Contacts of procurement (2 + 4) / (4 + 20) = .25 or half a deviation more, price (28 + 4) / (60
   * + 20) two deviations more, formal ones (20 + 4) / 80 one more, a person (2 + 4) / 80 1.25 less,
   * off hours (16 + 4) / (60 + 20) half more, threads (0 + 4) / (20 + 20) one less: .875 on
   * average, of sixty messages three quarters of it.
   */
  @Test
  void itemsPointTowardsDistanceAndFewMessagesTowardsNothing() {
    expect(
        months("acme", 1, 8),
        COMMUNICATION
            + """
              acme       | 2024-02-01 | 2024-02-01  | 60                | 0             | 60                   | 16                 | 20              | 0
              """,
        LEDGER
            + """
              acme       | 2024-01-01 | 2024-01-01  | 4      | 2                     | 0               | 0              | 0               | 0
              acme       | 2024-02-01 | 2024-02-01  | 0      | 0                     | 60              | 28             | 60              | 20
              """,
        DISCLOSURE
            + """
              acme       | 2024-02-01 | 2024-02-01  | 1                         | 1                      | 0
              """,
        """
        account_id | month      | procurement | price | formality | reserve | office_hours | waiting | items | messages | arms_raw | arms_score | arms_length | arms_unknown
        acme       | 2024-08-01 | 0.5         | 2     | 1         | 1.25    | -0.5         | 1       | 6     | 60       | 0.875    | 0.65625    | 1           | 0
        """,
        PROCUREMENT,
        PRICE,
        FORMALITY,
        RESERVE,
        OFFICE_HOURS,
        WAITING,
        ITEMS,
        MESSAGES,
        ARMS_RAW,
        ARMS_SCORE,
        ARMS_LENGTH,
        ARMS_UNKNOWN);
  }

  /** Without text three items are left, which tell nothing. */
  @Test
  void threeItemsDoNotTell() {
    expect(
        months("acme", 1, 8),
        COMMUNICATION
            + """
              acme       | 2024-02-01 | 2024-02-01  | 600               | 0             | 600                  | 0                  | 200             | 0
              """,
        LEDGER
            + """
              acme       | 2024-01-01 | 2024-01-01  | 40     | 40                    | 0               | 0              | 0               | 0
              """,
        DISCLOSURE,
        """
        account_id | month      | items | arms_raw | arms_score | arms_length | arms_unknown
        acme       | 2024-08-01 | 3     | null     | null       | 0           | 1
        """,
        ITEMS,
        ARMS_RAW,
        ARMS_SCORE,
        ARMS_LENGTH,
        ARMS_UNKNOWN);
  }

  /**
   * The first message is known in February, so that August is told; what happened in August, and
   * what happened before but was known in August, changes nothing. Of globex five months were seen.
   */
  @Test
  void sixMonthsFromTheFirstMessageAreTakenAndNothingAfter() {
    expect(
        months("acme", 1, 12) + months("globex", 1, 7),
        COMMUNICATION
            + """
              acme       | 2024-01-01 | 2024-09-01  | 1000              | 0             | 1000                 | 0                  | 0               | 0
              acme       | 2024-02-01 | 2024-02-01  | 1                 | 0             | 1                    | 0                  | 0               | 0
              acme       | 2024-07-01 | 2024-07-01  | 2                 | 0             | 2                    | 0                  | 0               | 0
              acme       | 2024-07-01 | 2024-08-01  | 10                | 0             | 10                   | 0                  | 0               | 0
              acme       | 2024-08-01 | 2024-08-01  | 100               | 0             | 100                  | 0                  | 0               | 0
              globex     | 2024-02-01 | 2024-02-01  | 5                 | 0             | 5                    | 0                  | 0               | 0
              """,
        LEDGER,
        DISCLOSURE,
        """
        account_id | month      | messages
        acme       | 2024-08-01 | 3
        """,
        MESSAGES);
  }

  /** T-trunc at every cutoff: what is told by then needs nothing that came later. */
  @Test
  void whatIsToldByACutoffNeedsNothingThatCameLater() {
    String all = random();
    List<String> whole = told(all);
    assertThat(whole).hasSizeGreaterThan(20);
    for (int cutoff = 7; cutoff <= 14; cutoff++) {
      LocalDate month = month(cutoff);
      String known =
          all.lines()
              .filter(line -> dateIn(line, 2).isBefore(month))
              .collect(Collectors.joining("\n"));
      assertThat(told(known).stream().filter(row -> isBy(row, month)))
          .as("by %s", month)
          .isEqualTo(whole.stream().filter(row -> isBy(row, month)).toList());
    }
  }

  private static boolean isBy(String row, LocalDate cutoff) {
    return !dateIn(row, 1).isAfter(cutoff);
  }

  private static LocalDate dateIn(String row, int cell) {
    return LocalDate.parse(BETWEEN_CELLS.splitAsStream(row).skip(cell).findFirst().orElseThrow());
  }

  private static LocalDate month(int number) {
    return LocalDate.of(2024, 1, 1).plusMonths(number - 1L);
  }

  /** Lines of messages of thirty accounts, a third of them known some months late. */
  private static String random() {
    Random random = new Random(3);
    StringBuilder lines = new StringBuilder();
    for (int account = 0; account < 30; account++) {
      for (int number = 1 + random.nextInt(6); number < 14; number++) {
        int late = Math.max(0, random.nextInt(9) - 5);
        lines.append(
            "a%d | %s | %s | %d | %d | %d | %d | %d%n"
                .formatted(
                    account,
                    month(number),
                    month(number + late),
                    random.nextInt(9),
                    9,
                    random.nextInt(9),
                    9,
                    random.nextInt(9)));
      }
    }
    return lines.toString();
  }

  private List<String> told(String lines) {
    String months =
        IntStream.range(0, 30)
            .boxed()
            .flatMap(
                account ->
                    IntStream.rangeClosed(1, 16)
                        .mapToObj(n -> "a%d | %s | true\n".formatted(account, month(n))))
            .collect(Collectors.joining());
    return Orientation.of(
            tables.given(AccountMonths.TABLE, "account_id | month | is_mail_captured\n" + months),
            tables.given(
                CommunicationMonths.TABLE,
                lines
                    .lines()
                    .map(line -> line + " | 0")
                    .collect(
                        Collectors.joining(
                            "\n",
                            "account_id | month | known_month | off_hours_received | hours_known_received | threads_started_by_buyer | threads_started | messages_received | messages_sent\n",
                            ""))),
            tables.none(LedgerMonths.TABLE),
            tables.none(DisclosureMonths.TABLE),
            tables.given(References.TABLE, references()))
        .select(ACCOUNT_ID.col(), MONTH.col(), MESSAGES.col(), OFFICE_HOURS.col(), WAITING.col())
        .collectAsList()
        .stream()
        .map(row -> row.mkString(" "))
        .sorted()
        .toList();
  }

  private void expect(
      String accountMonths,
      String communication,
      String ledger,
      String disclosure,
      String expected,
      Field... fields) {
    tables.expect(
        Orientations.TABLE
            .conform(
                Orientation.of(
                    tables.given(
                        AccountMonths.TABLE,
                        "account_id | month | is_mail_captured\n" + accountMonths),
                    tables.given(CommunicationMonths.TABLE, communication),
                    tables.given(LedgerMonths.TABLE, ledger),
                    tables.given(DisclosureMonths.TABLE, disclosure),
                    tables.given(References.TABLE, references())))
            .select(
                Stream.concat(Stream.of(ACCOUNT_ID, MONTH), Stream.of(fields))
                    .map(Field::col)
                    .toArray(Column[]::new)),
        expected);
  }

  private static String months(String account, int first, int last) {
    return IntStream.rangeClosed(first, last)
        .mapToObj(month -> "%s | 2024-%02d-01 | true\n".formatted(account, month))
        .collect(Collectors.joining());
  }

  private static String references() {
    return "measure | center | scale | prior | kappa\n"
        + Stream.of(PROCUREMENT, PRICE, FORMALITY, RESERVE, OFFICE_HOURS, WAITING)
            .map(
                field ->
                    String.format(
                        Locale.ROOT,
                        """
                        rate_orientation_%1$s | null | null | .2 | 20
                        orientation_%1$s | %2$s | .1 | null | null
                        """,
                        field.name(),
                        MORE_IS_DISTANT.contains(field) ? ".2" : "-.2"))
            .collect(Collectors.joining());
  }
}
