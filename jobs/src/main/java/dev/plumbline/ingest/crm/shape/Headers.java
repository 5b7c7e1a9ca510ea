package dev.plumbline.ingest.crm.shape;

import java.util.Locale;

/** Names of columns and objects, which every tool spells in its own way. */
public final class Headers {

  private Headers() {}

  /** {@code name} without letter case, underscores and blanks: MasterRecordId, master_record_id. */
  public static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[_\\s]", "");
  }
}
