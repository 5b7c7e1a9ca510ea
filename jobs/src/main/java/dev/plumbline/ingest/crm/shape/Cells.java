package dev.plumbline.ingest.crm.shape;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The cells of the record that is read, each in the spelling that staging casts. A blank one is
 * null, and so is a wrong one: the first of these is the record's problem.
 */
public final class Cells {

  static final Input CREATED_AT = Input.of("created_at", Kind.PAST);
  static final Input MODIFIED_AT = Input.of("modified_at", Kind.INSTANT);
  static final Input IS_DELETED = Input.of("is_deleted", Kind.FLAG);

  private static final Input CURRENCY = Input.of("currency", Kind.CODE);
  private static final int LONGEST_CODE = 255;
  private static final int MOST_DIGITS = 16;
  private static final int MOST_DECIMALS = 40;

  private final Reading reading;
  private final Columns columns;
  private List<String> fields = List.of();
  private Reason reason;
  private String column;

  /** The cells of one file, before the first record. */
  public Cells(Reading reading, Columns columns) {
    this.reading = reading;
    this.columns = columns;
  }

  /** Goes to a record. */
  public void read(List<String> record) {
    fields = record;
    reason = null;
    column = "";
  }

  /** What is wrong with the record; null if nothing was found so far. */
  public Reason reason() {
    return reason;
  }

  /** The first wrong column. */
  public String column() {
    return column;
  }

  Reading reading() {
    return reading;
  }

  boolean has(Input input) {
    return columns.has(input.name());
  }

  /** Whether a column of the export holds it. */
  boolean isMapped(String input) {
    return columns.positions().containsKey(input);
  }

  /** Whether the record is of those that the mapping wants. */
  public boolean isWanted() {
    return columns.wanted().entrySet().stream()
        .allMatch(wanted -> wanted.getValue().of(at(wanted.getKey())) != null);
  }

  /** The text as it stands, without blanks around it; null if there is none. */
  String raw(Input input) {
    Integer at = columns.positions().get(input.name());
    String text = at == null ? columns.constants().get(input.name()) : at(at);
    return text == null || text.isBlank() ? null : text.strip();
  }

  private String at(int position) {
    String text = position < fields.size() ? fields.get(position) : null;
    String plain = text == null ? "" : text.strip();
    Map<String, String> labels = columns.labels().get(position);
    return labels == null ? plain : labels.getOrDefault(plain, plain);
  }

  String text(Input input) {
    String raw = raw(input);
    return raw == null ? null : text(input, raw);
  }

  /** {@code raw} as if it stood in the column of {@code input}. */
  String text(Input input, String raw) {
    try {
      return switch (input.kind()) {
        case ID -> reading.source() + ":" + RecordId.of(raw.split(";", 2)[0]);
        case CODE -> code(raw);
        case FLAG ->
            String.valueOf(
                flag(reading.word("flag", raw, raw)) != columns.negated().contains(input.name()));
        case WHOLE -> number(raw).setScale(0, RoundingMode.HALF_UP).toPlainString();
        case MONEY -> money(input, raw).toPlainString();
        case DATE -> Instants.date(iso(raw)).toString();
        case OPEN_DATE -> spelled(Instants.dateOrOpen(iso(raw)));
        case INSTANT -> Instants.instant(iso(raw), reading.zone()).toString();
        case PAST -> past(Instants.instant(iso(raw), reading.zone())).toString();
        case PRIVATE -> throw new IllegalArgumentException(input.name() + " stays in its task");
      };
    } catch (BadCell e) {
      problem(input, e.reason());
      return null;
    }
  }

  Instant instant(Input input) {
    String text = text(input);
    return text == null ? null : Instant.parse(text);
  }

  LocalDate date(Input input) {
    String text = text(input);
    return text == null ? null : LocalDate.parse(text);
  }

  /** Midnight of a date in the zone of the source. */
  Instant midnight(LocalDate date) {
    return date == null ? null : date.atStartOfDay(reading.zone()).toInstant();
  }

  /** Whether it says true; blank and absent do not. */
  boolean isTrue(Input input) {
    return "true".equals(text(input));
  }

  void problem(Input input, Reason what) {
    if (reason == null) {
      reason = what;
      column = input.name();
    }
  }

  /** When the record was last touched; null where the export does not tell. */
  public Instant stamp() {
    Instant modified = instant(MODIFIED_AT);
    return modified == null ? instant(CREATED_AT) : modified;
  }

  private BigDecimal money(Input input, String raw) throws BadCell {
    BigDecimal amount = number(raw);
    if (columns.minorUnits().contains(input.name())) {
      amount = amount.movePointLeft(decimals(raw(CURRENCY)));
    }
    return amount.setScale(2, RoundingMode.HALF_UP);
  }

  private static int decimals(String currency) {
    try {
      return currency == null
          ? 2
          : Currency.getInstance(currency.toUpperCase(Locale.ROOT)).getDefaultFractionDigits();
    } catch (IllegalArgumentException e) {
      return 2;
    }
  }

  private Instant past(Instant instant) throws BadCell {
    String modified = raw(MODIFIED_AT);
    if (modified != null) {
      Instant last = Instants.instant(iso(modified), reading.zone());
      if (instant.isAfter(last.plus(Duration.ofDays(1)))) {
        throw new BadCell(Reason.DATE_OUT_OF_RANGE);
      }
    }
    return instant;
  }

  private static String spelled(LocalDate date) {
    return date == null ? null : date.toString();
  }

  private static String code(String text) throws BadCell {
    if (text.length() > LONGEST_CODE || text.chars().anyMatch(c -> c < ' ' || c == '@')) {
      throw new BadCell(Reason.NOT_A_CODE);
    }
    return text;
  }

  private static boolean flag(String text) throws BadCell {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "1", "yes", "t", "y" -> true;
      case "false", "0", "no", "f", "n" -> false;
      default -> throw new BadCell(Reason.BAD_FLAG);
    };
  }

  private String iso(String raw) {
    return Instants.iso(raw, reading.dateFormats());
  }

  private BigDecimal number(String text) throws BadCell {
    try {
      String plain =
          reading.decimal().equals(",")
              ? text.replace(".", "").replace(',', '.')
              : text.replace(",", "");
      BigDecimal number = new BigDecimal(plain.length() > 40 ? "" : plain);
      // A tiny one is rounded by as many digits as its exponent has units: 1e-999999999 takes
      // hours.
      boolean isTiny = number.scale() > MOST_DECIMALS;
      if (isTiny || number.precision() - number.scale() > MOST_DIGITS) {
        throw new BadCell(Reason.BAD_NUMBER);
      }
      return number;
    } catch (NumberFormatException e) {
      throw new BadCell(Reason.BAD_NUMBER);
    }
  }
}
