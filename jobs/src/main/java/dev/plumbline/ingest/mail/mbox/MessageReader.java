package dev.plumbline.ingest.mail.mbox;

import java.io.Closeable;
import java.io.IOException;

/** Messages of a file, one after the other, each as its bytes. */
public interface MessageReader extends Closeable {

  /** Reads the next message, and says whether there is one. */
  boolean next() throws IOException;

  /** Where the message begins in its file. */
  long offset();

  /** Bytes of the message. */
  long size();

  /** The line {@code From …} before it; empty if there is none. */
  String separator();

  byte[] header();

  /** The body, or the beginning of it. */
  byte[] body();

  /** Whether the header was longer than any header is; the rest of it is lost. */
  boolean headerOverflows();

  /** Where the reader stands: after an exception, how far the file could be read. */
  long position();
}
