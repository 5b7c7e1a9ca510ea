package dev.plumbline.ingest.crm;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.array_repeat;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map_from_entries;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.try_element_at;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.createDecimalType;
import static org.apache.spark.sql.types.DataTypes.createMapType;

import dev.plumbline.config.UnpackSettings;
import dev.plumbline.ingest.crm.ExportFile.Role;
import dev.plumbline.ingest.crm.shape.Customer;
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

  private static final Field OF_CONTACT = required("of_contact", StringType, "Contact");
  private static final Field ACCOUNT =
      optional("account_id", StringType, "Account that the contact is at");

  private static final Field OTHER = required("other", StringType, "Contact that another is at");
  private static final Field OTHERS_ACCOUNT =
      optional("others_account", StringType, "Account that the other contact is at");

  private Linked() {}

  /** Whether files tell of what stands in others. */
  static boolean areAny(List<ExportFile> files) {
    return files.stream()
        .anyMatch(file -> file.role().isOfLinks() || Customer.isOfAKind(file.columns()));
  }

  /** Rows of {@link Intake}; those that still lack what no record can do without are wrong. */
  static Dataset<Row> filled(
      List<ExportFile> files, Reading reading, UnpackSettings unpack, SparkSession spark) {
    Dataset<Row> intake = ofAccounts(files, reading, unpack, spark);
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
                Intake.IS_OUT_OF_SCOPE.col().or(isMergedAway().and(not(isIn(Contacts.TABLE)))))
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

  /**
   * Rows of a contact are those of its account; of one that has none they are nobody's. A contact
   * of a contact is at the account of that one, but stays without it.
   */
  private static Dataset<Row> ofAccounts(
      List<ExportFile> files, Reading reading, UnpackSettings unpack, SparkSession spark) {
    Dataset<Row> intake = IntakeScan.of(files, reading, unpack, spark);
    List<Table> tables =
        files.stream()
            .filter(file -> Customer.isOfAKind(file.columns()))
            .map(ExportFile::table)
            .distinct()
            .toList();
    if (tables.isEmpty()) {
      return intake;
    }
    Dataset<Row> accounts = accountsOfContacts(files, reading, unpack, spark);
    Column place = lit(null).cast(IntegerType);
    for (Table table : tables) {
      place = when(isIn(table), position(table, ACCOUNT.name())).otherwise(place);
    }
    Column ofTable = place;
    Column cells =
        transform(
            all(tables), (cell, at) -> coalesce(cell, when(at.equalTo(ofTable), ACCOUNT.col())));
    Column isNobodys =
        Intake.CONTACT
            .col()
            .isNotNull()
            .and(ACCOUNT.col().isNull())
            .and(isIn(Contacts.TABLE).equalTo(false));
    return intake
        .join(accounts, Intake.CONTACT.col().equalTo(OF_CONTACT.col()), "left_outer")
        .withColumn(Intake.CELLS.name(), cells)
        .withColumn(Intake.BELONGS_TO.name(), coalesce(Intake.BELONGS_TO.col(), ACCOUNT.col()))
        .withColumn(Intake.IS_OUT_OF_SCOPE.name(), Intake.IS_OUT_OF_SCOPE.col().or(isNobodys))
        .select(Intake.TABLE.columns());
  }

  /** One row per contact: the account told, else that of the contact which it is told to be at. */
  private static Dataset<Row> accountsOfContacts(
      List<ExportFile> files, Reading reading, UnpackSettings unpack, SparkSession spark) {
    List<ExportFile> contacts =
        files.stream()
            .filter(file -> file.role() == Role.RECORDS || file.role() == Role.RECORDS_OVER_TIME)
            .filter(file -> file.table().equals(Contacts.TABLE))
            .toList();
    Dataset<Row> outcomes = Outcomes.of(IntakeScan.of(contacts, reading, unpack, spark));
    int account = position(Contacts.TABLE, Contacts.ACCOUNT_ID.name());
    Dataset<Row> told =
        outcomes
            .where(isIn(Contacts.TABLE).and(Outcomes.is(Outcomes.ACCEPTED)))
            .select(
                OF_CONTACT.from(Intake.RECORD_ID.col()),
                ACCOUNT.from(get(Intake.CELLS.col(), lit(account))),
                Intake.CONTACT.col());
    if (contacts.stream().noneMatch(file -> Customer.isOfAKind(file.columns()))) {
      return told.select(OF_CONTACT.col(), ACCOUNT.col());
    }
    Dataset<Row> others =
        told.select(OTHER.from(OF_CONTACT.col()), OTHERS_ACCOUNT.from(ACCOUNT.col()));
    return told.join(others, Intake.CONTACT.col().equalTo(OTHER.col()), "left_outer")
        .select(OF_CONTACT.col(), ACCOUNT.from(coalesce(ACCOUNT.col(), OTHERS_ACCOUNT.col())));
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
    int column = position(Contacts.TABLE, Contacts.OTHER_PERSON_KEYS.name());
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
            all(tables),
            (cell, at) -> coalesce(cell, try_element_at(BY_COLUMN.col(), at.cast(StringType))));
    int isDeleted = position(Contacts.TABLE, Contacts.IS_DELETED.name());
    Column deleted =
        transform(filled, (cell, at) -> when(at.equalTo(isDeleted), "true").otherwise(cell));
    return when(isMergedAway().and(isIn(Contacts.TABLE)), deleted).otherwise(filled);
  }

  /** The cells with as many that are not told behind them as any of the tables has columns. */
  private static Column all(Collection<Table> tables) {
    int most = tables.stream().mapToInt(table -> table.fields().size()).max().orElse(0);
    Column untold =
        array_repeat(lit(null).cast(StringType), lit(most).minus(size(Intake.CELLS.col())));
    return concat(Intake.CELLS.col(), untold);
  }

  private static Column account(Map<String, Table> tables) {
    Column account = lit(null).cast(StringType);
    for (Table table : tables.values()) {
      int at = position(table, Contacts.ACCOUNT_ID.name());
      if (at >= 0) {
        account = when(isIn(table), get(Intake.CELLS.col(), lit(at))).otherwise(account);
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
          int at = position(table, field.name());
          missing =
              when(isIn(table).and(get(Intake.CELLS.col(), lit(at)).isNull()), field.name())
                  .otherwise(missing);
        }
      }
    }
    return missing;
  }

  private static Column isIn(Table table) {
    return Intake.STAGED_IN.col().equalTo(table.name());
  }

  private static int position(Table table, String column) {
    for (int i = 0; i < table.fields().size(); i++) {
      if (table.fields().get(i).name().equals(column)) {
        return i;
      }
    }
    return -1;
  }
}
