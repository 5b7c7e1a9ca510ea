package dev.plumbline.ingest.crm;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.plumbline.config.UnpackSettings;
import dev.plumbline.ingest.crm.shape.Customer;
import dev.plumbline.ingest.crm.shape.Reading;
import dev.plumbline.schema.Field;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.staging.Contacts;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Accounts of what systems keep by contact: a deal or a case that names a person alone is of the
 * account that the person is at.
 */
final class ContactAccounts {

  private static final Field OF_CONTACT = required("of_contact", StringType, "Contact");
  private static final Field ACCOUNT =
      optional("account_id", StringType, "Account that the contact is at");
  private static final Field OTHER = required("other", StringType, "Contact that another is at");
  private static final Field OTHERS_ACCOUNT =
      optional("others_account", StringType, "Account that the other contact is at");

  private ContactAccounts() {}

  /** Whether a file tells of what stands in those of contacts. */
  static boolean areAskedFor(ExportFile file) {
    return Customer.isOfAKind(file.columns());
  }

  /**
   * Rows of {@link Intake}: those of a contact are those of its account; of one that has none they
   * are nobody's. A contact of a contact is at the account of that one, but stays without it.
   */
  static Dataset<Row> of(
      List<ExportFile> files, Reading reading, UnpackSettings unpack, SparkSession spark) {
    Dataset<Row> intake = IntakeScan.of(files, reading, unpack, spark);
    List<Table> tables =
        files.stream()
            .filter(ContactAccounts::areAskedFor)
            .map(ExportFile::table)
            .distinct()
            .toList();
    if (tables.isEmpty()) {
      return intake;
    }
    Dataset<Row> accounts = byContact(files, reading, unpack, spark);
    Column place = lit(null).cast(IntegerType);
    for (Table table : tables) {
      place = when(Intake.isOf(table), table.position(ACCOUNT.name())).otherwise(place);
    }
    Column ofTable = place;
    Column cells =
        transform(
            Intake.allCells(tables),
            (cell, at) -> coalesce(cell, when(at.equalTo(ofTable), ACCOUNT.col())));
    Column isNobodys =
        Intake.CONTACT
            .col()
            .isNotNull()
            .and(ACCOUNT.col().isNull())
            .and(not(Intake.isOf(Contacts.TABLE)));
    return intake
        .join(accounts, Intake.CONTACT.col().equalTo(OF_CONTACT.col()), "left_outer")
        .withColumn(Intake.CELLS.name(), cells)
        .withColumn(Intake.BELONGS_TO.name(), coalesce(Intake.BELONGS_TO.col(), ACCOUNT.col()))
        .withColumn(Intake.IS_OUT_OF_SCOPE.name(), Intake.IS_OUT_OF_SCOPE.col().or(isNobodys))
        .select(Intake.TABLE.columns());
  }

  /** One row per contact: the account told, else that of the contact which it is told to be at. */
  private static Dataset<Row> byContact(
      List<ExportFile> files, Reading reading, UnpackSettings unpack, SparkSession spark) {
    List<ExportFile> contacts =
        files.stream()
            .filter(file -> file.role().isOfRecords())
            .filter(file -> file.table().equals(Contacts.TABLE))
            .toList();
    Dataset<Row> outcomes = Outcomes.of(IntakeScan.of(contacts, reading, unpack, spark));
    int account = Contacts.TABLE.position(Contacts.ACCOUNT_ID.name());
    Dataset<Row> told =
        outcomes
            .where(Intake.isOf(Contacts.TABLE).and(Outcomes.is(Outcomes.ACCEPTED)))
            .select(
                OF_CONTACT.from(Intake.RECORD_ID.col()),
                ACCOUNT.from(get(Intake.CELLS.col(), lit(account))),
                Intake.CONTACT.col());
    if (contacts.stream().noneMatch(ContactAccounts::areAskedFor)) {
      return told.select(OF_CONTACT.col(), ACCOUNT.col());
    }
    Dataset<Row> others =
        told.select(OTHER.from(OF_CONTACT.col()), OTHERS_ACCOUNT.from(ACCOUNT.col()));
    return told.join(others, Intake.CONTACT.col().equalTo(OTHER.col()), "left_outer")
        .select(OF_CONTACT.col(), ACCOUNT.from(coalesce(ACCOUNT.col(), OTHERS_ACCOUNT.col())));
  }
}
