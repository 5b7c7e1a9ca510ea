package dev.plumbline.jobs;

import dev.plumbline.config.CrmSettings;
import dev.plumbline.config.PrivacySettings;
import dev.plumbline.config.TextSettings;
import dev.plumbline.config.UnpackSettings;
import dev.plumbline.ingest.crm.CrmExport;
import dev.plumbline.lake.Lake;
import dev.plumbline.privacy.KeyId;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.staging.Accounts;
import dev.plumbline.text.lexicon.Rubric;
import java.util.List;

/**
 * Stages what the export of a CRM, a help desk or a billing system holds, and says what became of
 * each of its records. One job a source: what they differ in stands in {@code conf/sources}.
 */
public final class IngestCrm implements Job {

  private final String source;
  private final CrmSettings settings;
  private final PrivacySettings privacy;
  private final TextSettings text;
  private final UnpackSettings unpack;
  private final CrmExport export;

  public IngestCrm(
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
    this.export = new CrmExport(source, settings, privacy, text, unpack);
  }

  @Override
  public String name() {
    return "ingest-" + source;
  }

  @Override
  public List<Table> reads() {
    return List.of();
  }

  @Override
  public List<Table> writes() {
    return CrmExport.TABLES;
  }

  @Override
  public List<Record> settings() {
    return List.of(settings, privacy, KeyId.of(privacy), text, Rubric.of(text), unpack);
  }

  @Override
  public List<String> inputs() {
    return export.isConfigured() ? List.of(settings.path()) : List.of();
  }

  @Override
  public void run(Lake lake) {
    export.read(tables -> lake.replaceAll(Accounts.SOURCE, source, tables));
  }
}
