package dev.plumbline.fit;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;

/** The blocks of one partition, each built when it is asked for. */
final class BlockIterator<B> implements Iterator<B> {

  /** Takes rows until it is full, and makes a block of them. */
  interface Filling<B> {

    /** Copies what it wants of a row, which Spark uses again for the next. */
    void copy(InternalRow row);

    boolean isFull();

    B build();
  }

  private final Iterator<InternalRow> rows;
  private final Filling<B> filling;

  BlockIterator(Iterator<InternalRow> rows, Filling<B> filling) {
    this.rows = rows;
    this.filling = filling;
  }

  @Override
  public boolean hasNext() {
    return rows.hasNext();
  }

  @Override
  public B next() {
    if (!rows.hasNext()) {
      throw new NoSuchElementException();
    }
    while (!filling.isFull() && rows.hasNext()) {
      filling.copy(rows.next());
    }
    return filling.build();
  }
}
