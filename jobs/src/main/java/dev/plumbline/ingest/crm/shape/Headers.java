package dev.plumbline.ingest.crm.shape;

import java.util.Locale;

/** Names of columns and objects, which every tool spells in its own way. */
public final class Headers {

  private Headers() {}

  /**
   * {@code name} without letter case, underscores and blanks: MasterRecordId, master_record_id. The
   * properties_domain of HubSpot's API is the property_domain of other tools.
   */
  public static String plain(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replaceAll("[_\\s]", "");
    return plain.startsWith("properties") && plain.length() > "properties".length()
        ? "property" + plain.substring("properties".length())
        : plain;
  }
}
