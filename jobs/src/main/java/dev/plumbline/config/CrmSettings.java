package dev.plumbline.config;

import java.io.Serializable;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * A section such as {@code salesforce}: the export of a CRM and what it calls things.
 *
 * @param path folder, glob or Hadoop URI of the export; blank if there is none
 * @param encoding of files without a byte-order mark; auto to find out
 * @param zone of instants without an offset
 * @param latency assumed from an event to its record, where the export does not tell
 * @param fileName a regular expression for a file without its extension, with a group for its
 *     object
 * @param history for each column of a table in history mode, its names in the export
 * @param objects by name, how each object is read
 * @param values by list, for each of our words what the company says
 */
public record CrmSettings(
    String path,
    String encoding,
    ZoneId zone,
    Duration latency,
    String fileName,
    Map<String, List<String>> history,
    Map<String, ExportObject> objects,
    Map<String, Map<String, List<String>>> values)
    implements Serializable {

  /**
   * One object of the export.
   *
   * @param as the entity that it is, {@code changes of} one or {@code snapshots of} one
   * @param columns for each of our columns, its names in the export, the first one first
   */
  public record ExportObject(String as, Map<String, List<String>> columns) implements Serializable {

    static ExportObject from(Section section) {
      return new ExportObject(section.text("as"), section.textsByName("columns"));
    }
  }

  static CrmSettings from(Section section) {
    return new CrmSettings(
        section.optionalText("path"),
        section.charsetOrAuto("encoding"),
        section.zone("zone"),
        section.duration("latency", Duration.ZERO),
        section.pattern("file-name", "object"),
        section.textsByName("history"),
        section.sections("objects", ExportObject::from),
        section.sections("values", Section::allTexts));
  }
}
