package dev.plumbline.ingest.crm;

import java.io.Serializable;
import java.util.List;

/**
 * The records of a file that one task reads: those that stand in the bytes {@code [from, until)},
 * of which the first begins a record, or the file.
 *
 * @param line number of the line at {@code from}
 * @param header of the file, where its records tell it
 */
record Part(long from, long until, long line, List<String> header) implements Serializable {

  static Part whole(List<String> header) {
    return new Part(0, Long.MAX_VALUE, 1, header);
  }

  boolean isWhole() {
    return isFirst() && until == Long.MAX_VALUE;
  }

  /** Whether the bytes begin with the file's own header. */
  boolean beginsWithHeader() {
    return from == 0 && header.isEmpty();
  }

  boolean isFirst() {
    return from == 0;
  }
}
