package dev.plumbline.fit;

import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.xxhash64;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;

import dev.plumbline.schema.Field;
import dev.plumbline.stats.hmm.CountSequences;
import dev.plumbline.stats.hmm.CountSequencesBuilder;
import dev.plumbline.stats.panel.Blocks;
import dev.plumbline.stats.panel.LocalBlocks;
import dev.plumbline.tables.core.AccountMonths;
import dev.plumbline.tables.features.DisclosureMonths;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.storage.StorageLevel;

/**
 * Deep messages of each account by month of the reference period, read once into blocks for all
 * iterations of all models.
 *
 * <p>A sequence begins with the first month in which mail of the account was captured, and heeds
 * what was known by the end of the period. As with a {@link DecodedPanel}, blocks of a few
 * megabytes are fetched; they then stand in an order that does not depend on where they lay.
 */
final class DecodedSequences implements AutoCloseable {

  /** Numbers that are fetched to the driver: 16 megabytes. */
  static final long FETCHED = 4_000_000;

  private static final Field ID = required("id", LongType, "Of an account");
  private static final Field MONTH = required("month_index", IntegerType, "Months since year 0");
  private static final Field IS_SEEN =
      required("is_seen", BooleanType, "Whether mail of the month was captured");
  private static final int FIRST_COUNT = 3;

  private final JavaRDD<CountSequences> blocks;
  private final Blocks<CountSequences> sequences;

  private DecodedSequences(JavaRDD<CountSequences> blocks, Blocks<CountSequences> sequences) {
    this.blocks = blocks;
    this.sequences = sequences;
  }

  /**
   * Reads the months from {@code first} to {@code last}.
   *
   * @param accountMonths rows of {@link AccountMonths}
   * @param disclosureMonths rows of {@link DisclosureMonths}
   * @param fetched numbers up to which blocks are fetched
   */
  static DecodedSequences of(
      Dataset<Row> accountMonths,
      Dataset<Row> disclosureMonths,
      LocalDate first,
      LocalDate last,
      long fetched) {
    Column isIn = AccountMonths.MONTH.col().between(lit(first), lit(last));
    Column isKnown = DisclosureMonths.KNOWN_MONTH.col().leq(lit(last));
    List<Column> counts =
        Stream.concat(Stream.of(DisclosureMonths.scored()), DisclosureMonths.deep().stream())
            .toList();
    int kinds = counts.size() - 1;
    JavaRDD<CountSequences> blocks =
        accountMonths
            .where(isIn)
            .select(
                columns(
                    AccountMonths.IS_MAIL_CAPTURED.col(),
                    counts.stream().map(count -> lit(0)).toList()))
            .unionAll(disclosureMonths.where(isIn.and(isKnown)).select(columns(lit(false), counts)))
            .repartition(ID.col())
            .sortWithinPartitions(ID.col(), MONTH.col())
            .queryExecution()
            .toRdd()
            .toJavaRDD()
            .mapPartitions(rows -> List.of(decoded(rows, kinds)).iterator())
            .persist(StorageLevel.MEMORY_AND_DISK());
    long numbers = (kinds + 1L) * blocks.map(CountSequences::steps).fold(0L, Long::sum);
    if (numbers > fetched) {
      return new DecodedSequences(blocks, new SparkBlocks<>(blocks));
    }
    CountSequences all = CountSequences.sorted(kinds, blocks.collect());
    return new DecodedSequences(blocks, new LocalBlocks<>(List.of(all)));
  }

  private static Column[] columns(Column isSeen, List<Column> counts) {
    List<Column> columns = new ArrayList<>();
    columns.add(ID.from(xxhash64(AccountMonths.ACCOUNT_ID.col())));
    columns.add(MONTH.from(AccountMonths.numberOf(AccountMonths.MONTH.col())));
    columns.add(IS_SEEN.from(isSeen));
    counts.forEach(count -> columns.add(count.cast(IntegerType)));
    return columns.toArray(Column[]::new);
  }

  private static CountSequences decoded(Iterator<InternalRow> rows, int kinds) {
    CountSequencesBuilder builder = new CountSequencesBuilder(kinds);
    boolean isOpen = false;
    long id = 0;
    int at = 0;
    while (rows.hasNext()) {
      InternalRow row = rows.next();
      int exposure = row.getInt(FIRST_COUNT);
      if (isOpen && row.getLong(0) != id) {
        builder.end(id);
        isOpen = false;
      }
      if (!isOpen && !row.getBoolean(2) && exposure == 0) {
        continue;
      }
      if (!isOpen) {
        builder.step();
        isOpen = true;
        id = row.getLong(0);
        at = row.getInt(1);
      }
      for (; at < row.getInt(1); at++) {
        builder.step();
      }
      builder.addExposure(exposure);
      for (int kind = 0; kind < kinds; kind++) {
        builder.addCount(kind, row.getInt(FIRST_COUNT + 1 + kind));
      }
    }
    if (isOpen) {
      builder.end(id);
    }
    return builder.build();
  }

  Blocks<CountSequences> sequences() {
    return sequences;
  }

  @Override
  public void close() {
    // Blocking would wait for every executor to answer.
    blocks.unpersist(false);
  }
}
