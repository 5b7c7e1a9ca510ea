package dev.plumbline.ingest.crm;

import java.util.Iterator;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Rows of {@link Intake} as Spark holds them. Its own encoder asks of each value what it is and
 * takes half as long as all the reading does.
 */
@SuppressWarnings("ReferenceEquality") // Where the text is the same object, so are its bytes.
final class IntakeRows implements Iterator<InternalRow> {

  private static final int ID = Intake.TABLE.fields().indexOf(Intake.RECORD_ID);

  private final Iterator<Row> rows;

  /** Texts as they were last seen at a position, and what became of them. */
  private final String[] texts = new String[1 << 8];

  private final UTF8String[] bytes = new UTF8String[1 << 8];

  /** The rows of one file. */
  IntakeRows(Iterator<Row> rows) {
    this.rows = rows;
  }

  @Override
  public boolean hasNext() {
    return rows.hasNext();
  }

  @Override
  public InternalRow next() {
    Row row = rows.next();
    Object[] values = new Object[row.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(row.get(i), i, values.length);
    }
    return new GenericInternalRow(values);
  }

  private Object value(Object value, int position, int width) {
    if (value instanceof String text) {
      return bytes(text, position);
    }
    return value instanceof String[] cells ? cells(cells, width) : value;
  }

  private GenericArrayData cells(String[] cells, int width) {
    Object[] values = new Object[cells.length];
    for (int i = 0; i < cells.length; i++) {
      if (cells[i] == null) {
        values[i] = null;
      } else if (i > 0 && cells[i] == cells[i - 1]) {
        values[i] = values[i - 1]; // Most was known when it happened.
      } else if (cells[i] == texts[ID]) {
        values[i] = bytes[ID];
      } else {
        values[i] = bytes(cells[i], width + i);
      }
    }
    return new GenericArrayData(values);
  }

  /** By identity: constants are found so, and to compare other texts costs what it saves. */
  private UTF8String bytes(String text, int position) {
    if (position >= texts.length) {
      return UTF8String.fromString(text);
    }
    if (texts[position] != text) {
      texts[position] = text;
      bytes[position] = UTF8String.fromString(text);
    }
    return bytes[position];
  }
}
