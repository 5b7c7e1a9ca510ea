package dev.plumbline.ingest.crm;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map_from_entries;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.try_element_at;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.createDecimalType;
import static org.apache.spark.sql.types.DataTypes.createMapType;

import dev.plumbline.config.UnpackSettings;
import dev.plumbline.ingest.crm.ExportFile.Role;
import dev.plumbline.ingest.crm.shape.Links;
import dev.plumbline.ingest.crm.shape.Reading;
import dev.plumbline.ingest.crm.shape.Reason;
import dev.plumbline.schema.Field;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.staging.Contacts;
import dev.plumbline.tables.staging.Users;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;

/**
 * Records whole again: what systems keep in tables of associations stands in the record itself. A
 * cell that the record tells stays; of several links the one with the lowest rank counts, of those
 * the lowest value. Amounts of money are added up, and of a person all addresses are taken.
 */
final class Linked {

  private static final DataType MONEY = createDecimalType(18, 2);
  private static final Field LINKED_TABLE = required("linked_table", StringType, "Links.OBJECT");
  private static final Field LINKED_ID = required("linked_id", StringType, "Links.OBJECT_ID");
  private static final Field BY_COLUMN =
      optional(
          "by_column", createMapType(StringType, StringType), "Values by the position of a column");

  private Linked() {}

  /** Whether files tell of what stands in others. */
  static boolean areAny(List<ExportFile> files) {
    return files.stream()
        .anyMatch(file -> file.role().isOfLinks() || ContactAccounts.areAskedFor(file));
  }

  /** Rows of {@link Intake}; those that still lack what no record can do without are wrong. */
  static Dataset<Row> filled(
      List<ExportFile> files, Reading reading, UnpackSettings unpack, SparkSession spark) {
    Dataset<Row> intake = ContactAccounts.of(files, reading, unpack, spark);
    List<ExportFile> links = files.stream().filter(file -> file.role().isOfLinks()).toList();
    List<ExportFile> reps =
        files.stream()
            .filter(file -> file.role() == Role.RECORDS && file.table().equals(Users.TABLE))
            .toList();
    if (links.isEmpty()) {
      return intake;
    }
    Map<String, Table> tables = new LinkedHashMap<>();
    links.forEach(file -> tables.put(file.table().name(), file.table()));
    Dataset<Row> found =
        byRecord(
            StagedRows.of(
                Links.TABLE, IntakeScan.of(links, reading, unpack, spark), isRight(), reading),
            StagedRows.of(
                Users.TABLE, IntakeScan.of(reps, reading, unpack, spark), isRight(), reading),
            tables.values());
    Column isOfRecord =
        Intake.STAGED_IN
            .col()
            .equalTo(LINKED_TABLE.col())
            .and(Intake.RECORD_ID.col().equalTo(LINKED_ID.col()));
    Dataset<Row> whole =
        intake
            .join(found, isOfRecord, "left_outer")
            .withColumn(
                Intake.IS_OUT_OF_SCOPE.name(),
                Intake.IS_OUT_OF_SCOPE
                    .col()
                    .or(isMergedAway().and(not(Intake.isOf(Contacts.TABLE)))))
            .withColumn(Intake.CELLS.name(), cells(tables.values()))
            .withColumn(Intake.BELONGS_TO.name(), account(tables));
    Column missing = missing(tables);
    Column isMissing =
        missing
            .isNotNull()
            .and(Intake.REASON.col().isNull())
            .and(Intake.IS_OUT_OF_SCOPE.col().equalTo(false));
    return whole
        .withColumn(
            Intake.WRONG_COLUMN.name(),
            when(isMissing, missing).otherwise(Intake.WRONG_COLUMN.col()))
        .withColumn(
            Intake.REASON.name(),
            when(isMissing, Reason.MISSING_VALUE.name()).otherwise(Intake.REASON.col()))
        .select(Intake.TABLE.columns());
  }

  private static Column isRight() {
    return Intake.REASON.col().isNull().and(Intake.IS_OUT_OF_SCOPE.col().equalTo(false));
  }

  private static Dataset<Row> byRecord(
      Dataset<Row> links, Dataset<Row> reps, Collection<Table> tables) {
    Column amount = sum(when(isMoney(tables), Links.VALUE.col().try_cast(MONEY)));
    Column addresses =
        array_join(array_sort(collect_set(when(isAddress(), Links.VALUE.col()))), " ");
    Column order = struct(Links.RANK.col().try_cast("double"), Links.VALUE.col());
    Dataset<Row> ofReps =
        links
            .where(Links.BY.col().isNotNull())
            .join(reps, Links.BY.col().equalTo(Users.REP_ID.col()), "left_semi");
    return links
        .where(Links.BY.col().isNull())
        .unionByName(ofReps)
        .groupBy(
            LINKED_TABLE.from(Links.OBJECT.col()),
            LINKED_ID.from(Links.OBJECT_ID.col()),
            Links.COLUMN.col())
        .agg(
            Links.VALUE.from(
                coalesce(
                    amount.cast(StringType),
                    nullif(addresses, lit("")),
                    min_by(Links.VALUE.col(), order))))
        .groupBy(LINKED_TABLE.col(), LINKED_ID.col())
        .agg(
            BY_COLUMN.from(
                map_from_entries(collect_list(struct(Links.COLUMN.col(), Links.VALUE.col())))));
  }

  private static Column isAddress() {
    int column = Contacts.TABLE.position(Contacts.OTHER_PERSON_KEYS.name());
    return Links.OBJECT
        .col()
        .equalTo(Contacts.TABLE.name())
        .and(Links.COLUMN.col().equalTo(String.valueOf(column)));
  }

  /** What several links have of one record: an invoice is credited by as many notes as it has. */
  private static Column isMoney(Collection<Table> tables) {
    Column isMoney = lit(false);
    for (Table table : tables) {
      for (int i = 0; i < table.fields().size(); i++) {
        if (table.fields().get(i).type().equals(MONEY)) {
          isMoney =
              isMoney.or(
                  Links.OBJECT
                      .col()
                      .equalTo(table.name())
                      .and(Links.COLUMN.col().equalTo(String.valueOf(i))));
        }
      }
    }
    return isMoney;
  }

  private static Column isMergedAway() {
    Column told = try_element_at(BY_COLUMN.col(), lit(String.valueOf(Links.MERGED_AWAY)));
    return told.isNotNull().and(Intake.REASON.col().isNull());
  }

  /** A contact that was merged away counts as deleted: its address still leads to its account. */
  private static Column cells(Collection<Table> tables) {
    Column filled =
        transform(
            Intake.allCells(tables),
            (cell, at) -> coalesce(cell, try_element_at(BY_COLUMN.col(), at.cast(StringType))));
    int isDeleted = Contacts.TABLE.position(Contacts.IS_DELETED.name());
    Column deleted =
        transform(filled, (cell, at) -> when(at.equalTo(isDeleted), "true").otherwise(cell));
    return when(isMergedAway().and(Intake.isOf(Contacts.TABLE)), deleted).otherwise(filled);
  }

  private static Column account(Map<String, Table> tables) {
    Column account = lit(null).cast(StringType);
    for (Table table : tables.values()) {
      int at = table.position(Contacts.ACCOUNT_ID.name());
      if (at >= 0) {
        account = when(Intake.isOf(table), get(Intake.CELLS.col(), lit(at))).otherwise(account);
      }
    }
    return coalesce(Intake.BELONGS_TO.col(), account);
  }

  /** The first required column that is null. */
  private static Column missing(Map<String, Table> tables) {
    Column missing = lit(null).cast(StringType);
    for (Table table : tables.values()) {
      for (Field field : table.fields()) {
        if (!field.nullable()) {
          int at = table.position(field.name());
          missing =
              when(Intake.isOf(table).and(get(Intake.CELLS.col(), lit(at)).isNull()), field.name())
                  .otherwise(missing);
        }
      }
    }
    return missing;
  }
}
