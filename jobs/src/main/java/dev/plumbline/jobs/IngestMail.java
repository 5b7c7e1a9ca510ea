package dev.plumbline.jobs;

import dev.plumbline.config.MailSettings;
import dev.plumbline.config.PrivacySettings;
import dev.plumbline.config.TextSettings;
import dev.plumbline.config.UnpackSettings;
import dev.plumbline.ingest.mail.MailIngest;
import dev.plumbline.lake.Lake;
import dev.plumbline.privacy.KeyId;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.operations.Conservation;
import dev.plumbline.tables.quarantine.Records;
import dev.plumbline.tables.staging.Interactions;
import dev.plumbline.text.lexicon.Rubric;
import java.util.List;

/** Stages the mail: each message once, scored and without its text, its people keyed. */
public final class IngestMail implements Job {

  private final MailSettings mail;
  private final PrivacySettings privacy;
  private final TextSettings text;
  private final UnpackSettings unpack;

  public IngestMail(
      MailSettings mail, PrivacySettings privacy, TextSettings text, UnpackSettings unpack) {
    this.mail = mail;
    this.privacy = privacy;
    this.text = text;
    this.unpack = unpack;
  }

  @Override
  public String name() {
    return "ingest-mail";
  }

  @Override
  public List<Table> reads() {
    return List.of();
  }

  @Override
  public List<Table> writes() {
    return List.of(Interactions.TABLE, Records.TABLE, Conservation.TABLE);
  }

  @Override
  public List<Record> settings() {
    return List.of(mail, privacy, KeyId.of(privacy), text, Rubric.of(text), unpack);
  }

  @Override
  public List<String> inputs() {
    return mail.path().isBlank() ? List.of() : List.of(mail.path());
  }

  @Override
  public void run(Lake lake) {
    try (MailIngest ingest = MailIngest.of(mail, privacy, text, unpack)) {
      lake.replace(
          Interactions.TABLE, Interactions.SOURCE, MailIngest.SOURCE, ingest.interactions());
      lake.replace(Records.TABLE, Records.SOURCE, MailIngest.SOURCE, ingest.quarantined());
      lake.replace(
          Conservation.TABLE, Conservation.SOURCE, MailIngest.SOURCE, ingest.conservation());
    }
  }
}
