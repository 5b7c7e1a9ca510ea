package dev.plumbline.config;

import java.io.Serializable;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * A section such as {@code salesforce}: the export of a system and what it calls things. What it
 * leaves out stands in the section {@code source}.
 *
 * @param path folder, glob or Hadoop URI of the export; blank if there is none
 * @param encoding of files without a byte-order mark; auto to find out
 * @param zone of instants without an offset
 * @param latency assumed from an event to its record, where the export does not tell
 * @param separator of the fields of a record
 * @param decimal of numbers, a point or a comma
 * @param dateFormats of dates and times that are not ISO 8601, as DateTimeFormatter has them
 * @param fileName a regular expression for a file without its extension, with a group for its
 *     object
 * @param needs what an export cannot do without: {@code accounts}, {@code revenue}
 * @param history for each column of a table in history mode, its names in the export
 * @param objects by name, how each object is read
 * @param labels by object, its columns that say what the codes of other objects stand for
 * @param values by list, for each of our words what the company says
 */
public record CrmSettings(
    String path,
    String encoding,
    ZoneId zone,
    Duration latency,
    String separator,
    String decimal,
    List<String> dateFormats,
    String fileName,
    List<String> needs,
    Map<String, List<String>> history,
    Map<String, ExportObject> objects,
    Map<String, Map<String, List<String>>> labels,
    Map<String, Map<String, List<String>>> values)
    implements Serializable {

  /**
   * One object of the export.
   *
   * @param as the entity that it is, {@code changes of}, {@code values of}, {@code snapshots of},
   *     {@code links of} or {@code asides of} one
   * @param of the objects in the names of its files; its own name if none is told
   * @param onlyWith columns without which a file is none of the object, and is ignored
   * @param where for each column of the export, what it must say for a record to count
   * @param columns for each of our columns, its names in the export, of which the first that is not
   *     blank in a record counts; behind {@code !} stands one that says the contrary
   * @param constants for each of our columns, what it is in all records of the object
   * @param minorUnits our columns of money that the export counts in cents
   */
  public record ExportObject(
      String as,
      List<String> of,
      List<String> onlyWith,
      Map<String, List<String>> where,
      Map<String, List<String>> columns,
      Map<String, List<String>> constants,
      List<String> minorUnits)
      implements Serializable {

    static ExportObject from(Section section) {
      return new ExportObject(
          section.text("as"),
          section.has("of") ? section.textsOrText("of") : List.of(),
          section.has("only-with") ? section.textsOrText("only-with") : List.of(),
          section.has("where") ? section.textsByName("where") : Map.of(),
          section.textsByName("columns"),
          section.has("constants") ? section.textsByName("constants") : Map.of(),
          section.has("minor-units") ? section.textsOrText("minor-units") : List.of());
    }
  }

  static CrmSettings from(Section section) {
    return new CrmSettings(
        section.optionalText("path"),
        section.text("encoding", Requirement.CHARSET_OR_AUTO),
        section.zone("zone"),
        section.duration("latency", Duration.ZERO),
        section.text("separator", List.of(",", ";", "|", "\t")),
        section.text("decimal", List.of(".", ",")),
        section.texts("date-formats", Requirement.DATE_TIME_PATTERN),
        section.text("file-name", Requirement.patternWith("object")),
        section.texts("needs"),
        section.textsByName("history"),
        section.sections("objects", ExportObject::from),
        section.sections("labels", Section::allTexts),
        section.sections("values", Section::allTexts));
  }
}
