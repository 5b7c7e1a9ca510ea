package dev.plumbline.ingest.crm.shape;

import dev.plumbline.schema.Table;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The cells of the record that is read, each in the spelling that staging casts. A blank one is
 * null, and so is a wrong one: the first of these is the record's problem.
 */
public final class Cells {

  static final Input CREATED_AT = Input.of("created_at", Kind.PAST);
  static final Input MODIFIED_AT = Input.of("modified_at", Kind.INSTANT);
  static final Input IS_DELETED = Input.of("is_deleted", Kind.MARK);

  private static final Input CURRENCY = Input.of("currency", Kind.CODE);
  private static final int LONGEST_CODE = 255;
  private static final int MOST_WORDS = 1_000;

  private final Reading reading;
  private final Columns columns;

  /**
   * By identity: an input is a constant of its shape, and there are dozens of look-ups a record.
   */
  private final IdentityHashMap<Input, Cell> cells = new IdentityHashMap<>();

  private final IdentityHashMap<List<Input>, Filling> fillings = new IdentityHashMap<>();

  /** By list, our words for theirs: a file has few of them, and patterns are slow. */
  private final Map<String, Map<String, Optional<String>>> words = new HashMap<>();

  private List<String> fields = List.of();
  private long record;
  private String lastRead;
  private Instant lastInstant;
  private Reason reason;
  private String column;

  /** The cells of one file, before the first record. */
  public Cells(Reading reading, Columns columns) {
    this.reading = reading;
    this.columns = columns;
  }

  /** Goes to a record. */
  public void read(List<String> texts) {
    fields = texts;
    record++;
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
    return columns.sources().containsKey(input);
  }

  /** Whether the record is of those that the mapping wants. */
  public boolean isWanted() {
    for (var wanted : columns.wanted().entrySet()) {
      int position = wanted.getKey();
      ValueMap words = wanted.getValue();
      String code = Cell.at(position, fields);
      String label = columns.labels().getOrDefault(position, Map.of()).getOrDefault(code, code);
      if (words.of(label) == null && words.of(code) == null) {
        return false;
      }
    }
    return true;
  }

  /** The id of a record of {@code shape}; null if it has none, or a wrong one. */
  public String id(Shape shape) {
    return text(shape.inputs().get(0));
  }

  /** The text as it stands, without blanks around it; null if there is none. */
  String raw(Input input) {
    return cell(input).raw();
  }

  /** The same before it was replaced by what it stands for. */
  String code(Input input) {
    return cell(input).code();
  }

  String text(Input input) {
    return told(input).text();
  }

  /** All ids that stand there, with semicolons between them. */
  List<String> ids(Input input) {
    String raw = raw(input);
    if (raw == null) {
      return List.of();
    }
    return Stream.of(raw.split(";"))
        .filter(id -> !id.isBlank())
        .map(id -> text(input, id.strip()))
        .filter(Objects::nonNull)
        .toList();
  }

  /**
   * Our word for what stands there: for what its code stands for, else for the code itself, whose
   * label may be in any language.
   */
  String word(String list, Input input, String otherwise) {
    return word(list, text(input), code(input), otherwise);
  }

  /** Our word for {@code label}, else for the {@code code} that has it. */
  String word(String list, String label, String code, String otherwise) {
    String word = word(list, label);
    if (word == null && !Objects.equals(code, label)) {
      word = word(list, code);
    }
    return word == null ? otherwise : word;
  }

  private String word(String list, String theirs) {
    if (theirs == null) {
      return null;
    }
    Map<String, Optional<String>> known = words.computeIfAbsent(list, l -> new HashMap<>());
    Optional<String> word = known.get(theirs);
    if (word == null) {
      word = Optional.ofNullable(reading.word(list, theirs, null));
      if (known.size() < MOST_WORDS) {
        known.put(theirs, word);
      }
    }
    return word.orElse(null);
  }

  /** {@code raw}, or what it stands for in the field of that name. */
  String label(String field, String raw) {
    return columns
        .fieldLabels()
        .getOrDefault(Headers.plain(field), Map.of())
        .getOrDefault(raw, raw);
  }

  /** {@code raw} as if it stood in the column of {@code input}. */
  String text(Input input, String raw) {
    Object value = value(input, raw);
    return value == null ? null : value.toString();
  }

  private Cell cell(Input input) {
    Cell cell = cells.get(input);
    if (cell == null) {
      cell = new Cell(input, columns);
      cells.put(input, cell);
    }
    cell.read(fields, record);
    return cell;
  }

  /** How rows of {@code table} are filled from {@code inputs}, a constant of their shape. */
  Filling filling(Table table, List<Input> inputs) {
    Filling filling = fillings.get(inputs);
    if (filling == null) {
      List<Cell> tellable = inputs.stream().map(this::cell).filter(Cell::isTellable).toList();
      filling = new Filling(table, tellable);
      fillings.put(inputs, filling);
    }
    return filling;
  }

  /** One of these cells in the record that is read; what is wrong with it is noted. */
  Cell understood(Cell cell) {
    cell.read(fields, record);
    return told(cell);
  }

  /** Each cell is understood once a record, however many ask for it. */
  private Cell told(Input input) {
    return told(cell(input));
  }

  private Cell told(Cell cell) {
    if (!cell.isTold()) {
      Input input = cell.input();
      Object said = cell.raw() == null ? null : value(input, cell.raw());
      while (input.kind() == Kind.MARK && "false".equals(said) && cell.goesOn(fields)) {
        said = value(input, cell.raw());
      }
      cell.tell(said);
    }
    return cell;
  }

  /** What {@code raw} says, as a thing whose ISO text is what staging casts. */
  private Object value(Input input, String raw) {
    try {
      return switch (input.kind()) {
        case ID -> reading.source() + ":" + RecordId.of(first(raw));
        case CODE -> code(raw);
        case FLAG, MARK -> String.valueOf(flag(input, raw) != cell(input).isNegated());
        case WHOLE -> whole(raw);
        case MONEY -> money(input, raw).toPlainString();
        case DATE -> Instants.date(iso(raw), reading.zone());
        case OPEN_DATE -> Instants.dateOrOpen(iso(raw), reading.zone());
        case UNTIL -> Instants.lastDay(iso(raw), reading.zone());
        case INSTANT -> instant(raw);
        case PAST -> past(instant(raw));
        case PRIVATE -> throw new IllegalArgumentException(input.name() + " stays in its task");
      };
    } catch (BadCell e) {
      problem(input, e.reason());
      return null;
    }
  }

  Instant instant(Input input) {
    return (Instant) told(input).value();
  }

  LocalDate date(Input input) {
    return (LocalDate) told(input).value();
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
      amount = amount.movePointLeft(Numbers.decimals(raw(CURRENCY)));
    }
    return amount.setScale(2, RoundingMode.HALF_UP);
  }

  private Instant past(Instant instant) throws BadCell {
    String modified = raw(MODIFIED_AT);
    if (modified != null) {
      Instant last = instant(modified);
      if (instant.isAfter(last.plus(Duration.ofDays(1)))) {
        throw new BadCell(Reason.DATE_OUT_OF_RANGE);
      }
    }
    return instant;
  }

  /** Most records were never touched again: what made them is also what touched them last. */
  private Instant instant(String raw) throws BadCell {
    if (!raw.equals(lastRead)) {
      lastInstant = Instants.instant(iso(raw), reading.zone());
      lastRead = raw;
    }
    return lastInstant;
  }

  /** Of several ids, between semicolons, the first. */
  private static String first(String ids) {
    int end = ids.indexOf(';');
    return end < 0 ? ids : ids.substring(0, end);
  }

  private static String code(String text) throws BadCell {
    boolean isCode = text.length() <= LONGEST_CODE;
    for (int i = 0; isCode && i < text.length(); i++) {
      isCode = text.charAt(i) >= ' ' && text.charAt(i) != '@';
    }
    if (!isCode) {
      throw new BadCell(Reason.NOT_A_CODE);
    }
    return text;
  }

  /** What its label says, else what the code does that has it. */
  private boolean flag(Input input, String raw) throws BadCell {
    Boolean said = flag(raw);
    String code = said == null ? cell(input).code() : null;
    Boolean meant = code == null ? said : flag(code);
    if (meant == null) {
      throw new BadCell(Reason.BAD_FLAG);
    }
    return meant;
  }

  private Boolean flag(String text) {
    return switch (reading.word("flag", text, text).toLowerCase(Locale.ROOT)) {
      case "true", "1", "yes", "t", "y" -> true;
      case "false", "0", "no", "f", "n" -> false;
      default -> null;
    };
  }

  private String iso(String raw) {
    return Instants.iso(raw, reading.dateFormats());
  }

  private String whole(String raw) throws BadCell {
    return Numbers.isPlain(raw)
        ? raw
        : number(raw).setScale(0, RoundingMode.HALF_UP).toPlainString();
  }

  private BigDecimal number(String text) throws BadCell {
    return Numbers.number(text, reading.decimal());
  }
}
