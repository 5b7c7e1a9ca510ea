package dev.plumbline.ingest.crm;

import dev.plumbline.ingest.crm.csv.Encoding;
import dev.plumbline.ingest.crm.shape.Columns;
import dev.plumbline.ingest.crm.shape.Shape;
import dev.plumbline.ingest.crm.shape.Shapes;
import dev.plumbline.schema.Table;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A file of an export and how it is read. Goes to executors.
 *
 * @param uri where it is; blank where the export has no file of the object
 * @param name below the folder of the export
 * @param role what its records are
 * @param entity what they are records of; blank if no source knows
 * @param width how many columns it has
 * @param separator of its fields
 * @param columns where each input stands
 * @param awaited columns of its table that other files may tell
 * @param length in bytes, as it is stored
 * @param isSeekable whether it can be read from its middle
 * @param part what of it is read
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
    char separator,
    Columns columns,
    Map<String, String> fields,
    Set<String> awaited,
    long length,
    boolean isSeekable,
    Part part)
    implements Serializable {

  /** A packed file holds some four times its size. */
  private static final int PACKED = 4;

  /** To open a file takes as long as to read so much. */
  private static final int OPENING = 1 << 14;

  enum Role {
    RECORDS,
    CHANGES,
    /** Values of single fields over time. */
    VALUES,
    /** Columns of the records in other files. */
    LINKS,
    /** The same in files that are read as records, too: a record that tells none is no record. */
    ASIDES,
    /** Records as they stood over time, beside a file of the records themselves. */
    SNAPSHOTS,
    /** Records as they stood over time, and the only file of them. */
    RECORDS_OVER_TIME,
    /** What codes stand for: read before all others, and counted. */
    LABELS,
    /** Of an object that the settings do not name: counted only. */
    UNKNOWN,
    /** An object of which the export has no file. */
    ABSENT;

    /** Whether they are records of the entity itself. */
    boolean isOfRecords() {
      return this == RECORDS || this == RECORDS_OVER_TIME;
    }

    boolean isOfLinks() {
      return this == LINKS || this == ASIDES;
    }

    /** Whether they tell how records were before. */
    boolean isOverTime() {
      return this == CHANGES || this == VALUES || this == SNAPSHOTS || this == RECORDS_OVER_TIME;
    }
  }

  static ExportFile absent(String object) {
    return new ExportFile(
        "",
        "",
        object,
        Role.ABSENT,
        "",
        null,
        0,
        ',',
        Columns.NONE,
        Map.of(),
        Set.of(),
        0,
        false,
        Part.whole(List.of()));
  }

  ExportFile with(Columns found) {
    return with(encoding, found, part);
  }

  /** A part of it, whose text is read so. */
  ExportFile with(Encoding settled, Part found) {
    return with(settled, columns, found);
  }

  private ExportFile with(Encoding settled, Columns found, Part read) {
    return new ExportFile(
        uri,
        name,
        object,
        role,
        entity,
        settled,
        width,
        separator,
        found,
        fields,
        awaited,
        length,
        isSeekable,
        read);
  }

  /** Bytes to read, unpacked. */
  long weight() {
    long bytes = isSeekable ? Math.min(part.until(), length) - part.from() : length * PACKED;
    return bytes + OPENING;
  }

  /** The table of its entity. */
  Table table() {
    return Shapes.entity(entity).table();
  }

  /** Whether each of its records makes one row of its table, whose key is the record's id. */
  boolean isKeyedById() {
    return role == Role.RECORDS;
  }

  /** Null where records are only counted. */
  Shape shape() {
    return switch (role) {
      case RECORDS -> Shapes.entity(entity);
      case CHANGES -> Shapes.changes(entity, fields);
      case VALUES -> Shapes.values(entity, fields);
      case LINKS -> Shapes.links(entity);
      case ASIDES -> Shapes.asides(entity);
      case SNAPSHOTS -> Shapes.snapshots(entity, false);
      case RECORDS_OVER_TIME -> Shapes.snapshots(entity, true);
      case LABELS, UNKNOWN, ABSENT -> null;
    };
  }
}
