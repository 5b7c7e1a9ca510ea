package dev.plumbline.ingest.crm;

import dev.plumbline.ingest.crm.csv.Encoding;
import dev.plumbline.ingest.crm.shape.Shape;
import dev.plumbline.ingest.crm.shape.Shapes;
import java.io.Serializable;
import java.util.Map;

/**
 * A file of an export and how it is read. Goes to executors.
 *
 * @param uri where it is; blank where the export has no file of the object
 * @param name below the folder of the export
 * @param role what its records are
 * @param entity what they are records of; blank if no source knows
 * @param width how many columns it has
 * @param columns where each input stands, by its name
 * @param fields for changes: our columns, by the plain spelling of the export's names of them
 */
record ExportFile(
    String uri,
    String name,
    String object,
    Role role,
    String entity,
    Encoding encoding,
    int width,
    Map<String, Integer> columns,
    Map<String, String> fields)
    implements Serializable {

  enum Role {
    RECORDS,
    CHANGES,
    /** Records as they stood over time, beside a file of the records themselves. */
    SNAPSHOTS,
    /** Records as they stood over time, and the only file of them. */
    RECORDS_OVER_TIME,
    /** Of an object that the settings do not name: counted only. */
    UNKNOWN,
    /** An object of which the export has no file. */
    ABSENT
  }

  static ExportFile absent(String object) {
    return new ExportFile("", "", object, Role.ABSENT, "", null, 0, Map.of(), Map.of());
  }

  /** Null where records are only counted. */
  Shape shape() {
    return switch (role) {
      case RECORDS -> Shapes.entity(entity);
      case CHANGES -> Shapes.changes(entity, fields);
      case SNAPSHOTS -> Shapes.snapshots(entity, false);
      case RECORDS_OVER_TIME -> Shapes.snapshots(entity, true);
      case UNKNOWN, ABSENT -> null;
    };
  }
}
