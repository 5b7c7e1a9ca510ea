package dev.plumbline.measures.stages;

import static dev.plumbline.models.StageThresholds.KINDS;
import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static dev.plumbline.tables.features.DisclosureMonths.KNOWN_MONTH;
import static dev.plumbline.tables.features.DisclosureMonths.MAX_SOURCE_AT;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;

import dev.plumbline.schema.Field;
import dev.plumbline.tables.core.AccountMonths;
import dev.plumbline.tables.features.DisclosureMonths;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What paths are told from: the months of each account, and among them what became known. */
final class PathRows {

  static final LocalDate ORIGIN = LocalDate.of(1970, 1, 1);

  static final Field INDEX = required("month_index", IntegerType, "Months since January 1970");
  private static final Field KNOWN_INDEX =
      optional("known_index", IntegerType, "The same, of knowledge; null: a month of the spine");
  private static final Field IS_CAPTURED =
      required("is_captured", BooleanType, "Of a month of the spine: whether mail was captured");
  private static final Field SOURCE_MICROS = required("source_at", LongType, "Latest time");
  private static final int COUNTS_FROM = 5;

  private PathRows() {}

  /** Rows of both kinds, account first; in no order. */
  static Dataset<Row> of(Dataset<Row> accountMonths, Dataset<Row> disclosureMonths) {
    return accountMonths
        .select(columns(lit(null), AccountMonths.IS_MAIL_CAPTURED.col(), lit(0L), zeros()))
        .unionAll(
            disclosureMonths.select(
                columns(
                    index(KNOWN_MONTH.col()),
                    lit(false),
                    unix_micros(MAX_SOURCE_AT.col()),
                    counts())));
  }

  private static Column[] columns(
      Column known, Column isCaptured, Column sourceAt, List<Column> counts) {
    Column[] columns = new Column[COUNTS_FROM + counts.size()];
    columns[0] = AccountMonths.ACCOUNT_ID.col();
    columns[1] = INDEX.from(index(AccountMonths.MONTH.col()));
    columns[2] = KNOWN_INDEX.from(known);
    columns[3] = IS_CAPTURED.from(isCaptured);
    columns[4] = SOURCE_MICROS.from(sourceAt);
    for (int i = 0; i < counts.size(); i++) {
      columns[COUNTS_FROM + i] = counts.get(i).cast(IntegerType).as("count_" + i);
    }
    return columns;
  }

  private static List<Column> counts() {
    Stream<Column> others =
        Stream.of(
            DisclosureMonths.messages(),
            DisclosureMonths.scored(),
            DisclosureMonths.SCORED_SENT.col(),
            DisclosureMonths.personalReceived(),
            DisclosureMonths.personalSent());
    return Stream.concat(others, DisclosureMonths.deep().stream()).toList();
  }

  private static List<Column> zeros() {
    return counts().stream().map(count -> lit(0)).toList();
  }

  /** Months since {@link #ORIGIN}. */
  private static Column index(Column date) {
    return AccountMonths.numberOf(date).minus(AccountMonths.numberOf(lit(ORIGIN)));
  }

  static String account(Row row) {
    return row.getString(0);
  }

  static int monthOf(Row row) {
    return row.getInt(1);
  }

  /** Whether the row is a month of the account, and nothing that became known. */
  static boolean isMonth(Row row) {
    return row.isNullAt(2);
  }

  static boolean isCaptured(Row row) {
    return row.getBoolean(3);
  }

  static Fact fact(Row row) {
    int[] deep = new int[KINDS];
    for (int kind = 0; kind < KINDS; kind++) {
      deep[kind] = count(row, 5 + kind);
    }
    return new Fact(
        monthOf(row),
        row.getInt(2),
        count(row, 0),
        count(row, 1),
        count(row, 2),
        deep,
        count(row, 3),
        count(row, 4),
        row.getLong(4));
  }

  private static int count(Row row, int i) {
    return row.getInt(COUNTS_FROM + i);
  }
}
