package dev.plumbline.ingest.crm;

import dev.plumbline.config.CrmSettings;
import dev.plumbline.config.Settings;
import dev.plumbline.ingest.crm.csv.ExportFolder;
import dev.plumbline.ingest.crm.shape.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** A folder that is read as an export of Salesforce. */
record SalesforceFolder(Path path, SparkSession spark) {

  List<ExportFile> files() throws IOException {
    CrmSettings salesforce = settings().sources().get("salesforce");
    var hadoop = spark.sparkContext().hadoopConfiguration();
    return new Survey(
            "salesforce",
            new Mapping("salesforce", salesforce),
            salesforce,
            settings().unpack(),
            hadoop)
        .files(found());
  }

  Reading reading() throws IOException {
    Settings settings = settings();
    return new CrmExport(
            "salesforce",
            settings.sources().get("salesforce"),
            settings.privacy(),
            settings.text(),
            settings.unpack())
        .reading(found());
  }

  Settings settings() throws IOException {
    Path conf = path.resolveSibling("salesforce.conf");
    Files.writeString(conf, "");
    return Settings.load(
        conf, Map.of("salesforce.path", path.toString(), "privacy.key", "a key of the test"));
  }

  private ExportFolder found() throws IOException {
    return ExportFolder.list(
        "salesforce",
        path.toString(),
        settings().unpack(),
        spark.sparkContext().hadoopConfiguration());
  }
}
