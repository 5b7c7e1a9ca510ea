package dev.plumbline.ingest.crm;

import dev.plumbline.config.UnpackSettings;
import dev.plumbline.exports.ExportStream;
import dev.plumbline.ingest.crm.csv.CsvRecords;
import dev.plumbline.ingest.crm.csv.ExportText;
import dev.plumbline.ingest.crm.csv.StrictReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.BitSet;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/**
 * A file of an export, or a part of it, before its first record.
 *
 * @param text null where the export has no such file
 */
record OpenedFile(CsvRecords records, StrictReader text) {

  /**
   * Opens {@code file}.
   *
   * @param wanted the columns whose text is kept
   */
  static OpenedFile of(ExportFile file, BitSet wanted, UnpackSettings unpack, Configuration hadoop)
      throws IOException {
    if (file.role() == ExportFile.Role.ABSENT) {
      return new OpenedFile(new CsvRecords(Reader.nullReader(), wanted), null);
    }
    Part part = file.part();
    InputStream in =
        part.isWhole()
            ? ExportStream.open(file.uri(), unpack, hadoop)
            : Parts.open(file.uri(), part.from(), part.until(), hadoop);
    StrictReader text = file.encoding().read(in);
    var records = new CsvRecords(records(file, text), wanted, file.separator(), part.line());
    if (part.beginsWithHeader()) {
      records.toHeader();
    }
    return new OpenedFile(records, text);
  }

  private static Reader records(ExportFile file, Reader text) {
    List<String> header = file.part().header();
    return header.isEmpty()
        ? ExportText.of(file.name(), file.separator(), text)
        : ExportText.of(file.name(), file.separator(), text, header, file.part().line());
  }

  /** No more of it is read. */
  void close() {
    try {
      if (text != null) {
        text.close();
      }
    } catch (IOException e) {
      // Everything that could be read has been.
    }
  }
}
