package dev.plumbline.simulate.mail;

import java.io.Closeable;
import java.io.IOException;

/** A mailbox as some system exports it. */
interface Mailbox extends Closeable {

  void write(Letter letter) throws IOException;

  /**
   * Writes something that is no message at all.
   *
   * @param separator the line of an mbox file before it
   */
  void writeBroken(String separator, String... lines) throws IOException;
}
