package dev.plumbline.ingest.crm;

import dev.plumbline.config.UnpackSettings;
import dev.plumbline.ingest.crm.csv.CsvRecords;
import dev.plumbline.ingest.crm.shape.Cells;
import dev.plumbline.ingest.crm.shape.Reading;
import dev.plumbline.ingest.crm.shape.Shape;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;

/** The ids in a file of records, as keys of its rows have them; no other cell is looked at. */
final class FileIds {

  private FileIds() {}

  /**
   * Gives {@code take} the id of every record that may be staged. One without an id is not: it goes
   * to quarantine, or is out of scope.
   */
  static void read(
      ExportFile file,
      Reading reading,
      UnpackSettings unpack,
      Configuration hadoop,
      Consumer<String> take)
      throws IOException {
    Shape shape = file.shape();
    var cells = new Cells(reading, file.columns());
    BitSet read = file.columns().read(List.of(shape.inputs().get(0).name()));
    OpenedFile opened = OpenedFile.of(file, read, unpack, hadoop);
    try {
      CsvRecords records = opened.records();
      while (records.next()) {
        cells.read(records.fields());
        String id = cells.isWanted() ? cells.id(shape) : null;
        if (id != null) {
          take.accept(id);
        }
      }
    } catch (IOException e) {
      // What breaks off the file does so again where its rows are read, and is told there.
    } finally {
      opened.close();
    }
  }
}
