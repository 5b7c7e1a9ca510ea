package dev.plumbline.ingest.crm.shape;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names of columns and objects, which every tool spells in its own way. */
public final class Headers {

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[_\\s]");
  private static final Pattern PROPERTIES = Pattern.compile("^properties(?=.)");

  private Headers() {}

  /**
   * {@code name} without letter case, underscores and blanks: MasterRecordId, master_record_id. The
   * properties_domain of HubSpot's API is the property_domain of other tools.
   */
  public static String plain(String name) {
    String plain = BETWEEN_WORDS.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("");
    return PROPERTIES.matcher(plain).replaceFirst("property");
  }
}
