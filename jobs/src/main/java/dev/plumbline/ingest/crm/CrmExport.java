package dev.plumbline.ingest.crm;

import dev.plumbline.config.CrmSettings;
import dev.plumbline.config.PrivacySettings;
import dev.plumbline.config.TextMode;
import dev.plumbline.config.TextSettings;
import dev.plumbline.config.UnpackSettings;
import dev.plumbline.errors.ExportException;
import dev.plumbline.ingest.crm.ExportFile.Role;
import dev.plumbline.ingest.crm.csv.ExportFolder;
import dev.plumbline.ingest.crm.shape.Reading;
import dev.plumbline.ingest.crm.shape.Snapshots;
import dev.plumbline.privacy.MailDomains;
import dev.plumbline.privacy.OptOut;
import dev.plumbline.privacy.PersonKeys;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.operations.Conservation;
import dev.plumbline.tables.quarantine.Records;
import dev.plumbline.tables.staging.Accounts;
import dev.plumbline.tables.staging.Cases;
import dev.plumbline.tables.staging.Contacts;
import dev.plumbline.tables.staging.FieldHistory;
import dev.plumbline.tables.staging.Interactions;
import dev.plumbline.tables.staging.Opportunities;
import dev.plumbline.tables.staging.Orders;
import dev.plumbline.tables.staging.Subscriptions;
import dev.plumbline.tables.staging.Users;
import dev.plumbline.text.TextScorer;
import dev.plumbline.text.lexicon.Lexica;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/**
 * The export of one CRM: read once, staged in many tables.
 *
 * <p>An export that is damaged or says nothing about customers is refused as a whole, before any
 * table is touched.
 */
public final class CrmExport {

  /** Everything that the records of a CRM may be staged in. */
  public static final List<Table> TABLES =
      List.of(
          Accounts.TABLE,
          Contacts.TABLE,
          Users.TABLE,
          Opportunities.TABLE,
          Subscriptions.TABLE,
          Orders.TABLE,
          Cases.TABLE,
          Interactions.TABLE,
          FieldHistory.TABLE,
          Records.TABLE,
          Conservation.TABLE);

  private static final String ACCOUNTS = "accounts";
  private static final List<String> REVENUE = List.of("subscription", "opportunity", "order");

  private final String source;
  private final CrmSettings settings;
  private final PrivacySettings privacy;
  private final TextSettings text;
  private final UnpackSettings unpack;
  private final Mapping mapping;

  /**
   * The export that a section of the settings describes.
   *
   * @param source the name of the section, which stands in every row and before every id
   */
  public CrmExport(
      String source,
      CrmSettings settings,
      PrivacySettings privacy,
      TextSettings text,
      UnpackSettings unpack) {
    this.source = source;
    this.settings = settings;
    this.privacy = privacy;
    this.text = text;
    this.unpack = unpack;
    this.mapping = new Mapping(source, settings);
  }

  public boolean isConfigured() {
    return !settings.path().isBlank();
  }

  /**
   * Reads the export and hands its tables to {@code store}: each of {@link #TABLES}, empty ones
   * too. Without a configured export all are empty.
   *
   * @throws ExportException if the export is absent, incomplete or damaged
   */
  public void read(Consumer<Map<Table, Dataset<Row>>> store) {
    SparkSession spark = SparkSession.active();
    if (!isConfigured()) {
      store.accept(nothing(spark));
      return;
    }
    var hadoop = spark.sparkContext().hadoopConfiguration();
    ExportFolder folder = ExportFolder.list(source, settings.path(), unpack, hadoop);
    List<ExportFile> files = new Survey(source, mapping, settings, unpack, hadoop).files(folder);
    refuseIfIncomplete(files);
    Reading reading = reading(folder);

    Dataset<Row> scanned =
        ExportRows.of(
                Parts.of(files, Parts.LARGEST, spark), KeySearch.WORTHWHILE, reading, unpack, spark)
            .persist(StorageLevel.MEMORY_AND_DISK());
    try {
      Health health = new Health(source, settings.needs().contains(ACCOUNTS));
      Dataset<Row> known = Outcomes.until(scanned, health.check(scanned, files));
      Dataset<Row> outcomes = OptedOut.removedFrom(known, privacy);
      Dataset<Row> changes = changes(outcomes, reading).persist(StorageLevel.MEMORY_AND_DISK());
      store.accept(tables(outcomes, changes, reading, hasCaseHistory(files)));
      changes.unpersist();
    } finally {
      scanned.unpersist();
    }
  }

  private Map<Table, Dataset<Row>> nothing(SparkSession spark) {
    Map<Table, Dataset<Row>> tables = new LinkedHashMap<>();
    TABLES.forEach(
        table -> tables.put(table, spark.createDataFrame(List.<Row>of(), table.schema())));
    return tables;
  }

  Reading reading(ExportFolder folder) {
    return new Reading(
        source,
        settings.zone(),
        settings.decimal(),
        settings.dateFormats(),
        settings.latency(),
        mapping.values(),
        PersonKeys.of(privacy, settings.path(), folder.isSample()),
        MailDomains.of(privacy),
        OptOut.of(privacy),
        privacy.textMode(),
        privacy.textMode() == TextMode.NONE ? null : new TextScorer(Lexica.of(text)));
  }

  private void refuseIfIncomplete(List<ExportFile> files) {
    List<String> found =
        files.stream().filter(file -> file.role() != Role.ABSENT).map(ExportFile::object).toList();
    if (files.stream().allMatch(file -> file.entity().isEmpty())) {
      throw ExportException.empty(source, settings.path(), mapping.objects());
    }
    if (settings.needs().contains(ACCOUNTS) && !holds(files, "account")) {
      throw ExportException.lacks(source, settings.path(), ACCOUNTS, found);
    }
    boolean tellsChurn =
        files.stream().anyMatch(file -> file.columns().has(Accounts.IS_CHURNED.name()));
    if (settings.needs().contains("revenue")
        && !tellsChurn
        && REVENUE.stream().noneMatch(entity -> holds(files, entity))) {
      String what = "contracts, opportunities, orders or mapped churn field";
      throw ExportException.lacks(source, settings.path(), what, found);
    }
  }

  private static boolean holds(List<ExportFile> files, String entity) {
    return files.stream()
        .filter(file -> file.role().isOfRecords())
        .anyMatch(file -> file.entity().equals(entity));
  }

  private static boolean hasCaseHistory(List<ExportFile> files) {
    return files.stream()
        .filter(file -> file.role().isOverTime())
        .anyMatch(file -> file.entity().equals("case"));
  }

  private static Dataset<Row> changes(Dataset<Row> outcomes, Reading reading) {
    return StagedRows.of(FieldHistory.TABLE, outcomes, reading)
        .unionByName(Changes.between(StagedRows.of(Snapshots.TABLE, outcomes, reading)))
        .dropDuplicates(FieldHistory.TABLE.keyNames());
  }

  /** The table of changes first: its plan fills the cache for those that lean on it. */
  private Map<Table, Dataset<Row>> tables(
      Dataset<Row> outcomes, Dataset<Row> changes, Reading reading, boolean hasCaseHistory) {
    Map<Table, Dataset<Row>> tables = new LinkedHashMap<>();
    tables.put(FieldHistory.TABLE, changes);
    TABLES.forEach(table -> tables.putIfAbsent(table, StagedRows.of(table, outcomes, reading)));
    tables.computeIfPresent(Accounts.TABLE, (t, rows) -> Changes.withChurn(rows, changes));
    tables.computeIfPresent(Opportunities.TABLE, (t, rows) -> DealChanges.withClose(rows, changes));
    tables.computeIfPresent(
        Orders.TABLE,
        (t, rows) -> Promises.ofTelling(rows, Orders.PROMISED_DATE, Orders.DELIVERED_DATE));
    tables.computeIfPresent(
        Cases.TABLE,
        (t, rows) -> Promises.ofTelling(rows, Cases.SLA_DUE_AT, Cases.FIRST_RESPONSE_AT));
    if (hasCaseHistory) {
      tables.computeIfPresent(Cases.TABLE, (t, rows) -> CaseChanges.withTimes(rows, changes));
      tables.computeIfPresent(Cases.TABLE, (t, rows) -> CaseChanges.withSeverity(rows, changes));
    }
    tables.computeIfPresent(Opportunities.TABLE, (t, rows) -> Closings.ofDeals(rows));
    tables.computeIfPresent(Cases.TABLE, (t, rows) -> Closings.ofCases(rows));
    tables.put(Records.TABLE, Outcomes.quarantine(outcomes, source));
    tables.put(Conservation.TABLE, Outcomes.conservation(outcomes, source, mapping.entities()));
    return tables;
  }
}
