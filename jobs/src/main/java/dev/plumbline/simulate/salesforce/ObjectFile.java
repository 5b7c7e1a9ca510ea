package dev.plumbline.simulate.salesforce;

import java.io.Closeable;
import java.io.IOException;

/** The file, or the two files, of one kind of record. */
interface ObjectFile extends Closeable {

  /** Writes all records of one customer. */
  void write(Customer customer) throws IOException;
}
