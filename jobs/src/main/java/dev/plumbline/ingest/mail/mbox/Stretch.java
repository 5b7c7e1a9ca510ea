package dev.plumbline.ingest.mail.mbox;

import dev.plumbline.config.UnpackSettings;
import dev.plumbline.exports.ExportStream;
import dev.plumbline.exports.StoredFile;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;

/**
 * What one task reads of one file: the messages that begin in {@code [from, until)}.
 *
 * <p>A plain mbox file is cut into stretches; a packed one, which can only be read from its
 * beginning, is one, and so is a file of any other format.
 */
public record Stretch(MailboxFile file, long from, long until) implements Serializable {

  /** A gzip file holds some four times its size. */
  private static final int PACKED = 4;

  /** To open a file takes as long as to read so much. */
  private static final int OPENING = 1 << 14;

  /** An empty line before the stretch, of either kind, must be seen. */
  private static final int BEFORE = 4;

  /** Cuts files into stretches of about {@code size} bytes. */
  public static List<Stretch> of(List<MailboxFile> files, long size) {
    List<Stretch> stretches = new ArrayList<>();
    for (MailboxFile file : files) {
      if (file.isPacked() || file.format() != MailFormat.MBOX) {
        stretches.add(new Stretch(file, 0, Long.MAX_VALUE));
        continue;
      }
      long parts = Math.max(1, (file.length() + size - 1) / size);
      for (long part = 0; part < parts; part++) {
        boolean last = part == parts - 1;
        long from = file.length() * part / parts;
        stretches.add(
            new Stretch(file, from, last ? Long.MAX_VALUE : file.length() * (part + 1) / parts));
      }
    }
    return stretches;
  }

  /** Bytes to read, unpacked. */
  public long weight() {
    long bytes = file.isPacked() ? file.length() * PACKED : Math.min(until, file.length()) - from;
    return bytes + OPENING;
  }

  /** The bytes from {@link #position} on, unpacked. */
  public InputStream open(UnpackSettings unpack, Configuration hadoop) throws IOException {
    return openAt(position(), unpack, hadoop);
  }

  /**
   * The bytes of the file from a place on, unpacked.
   *
   * @throws EOFException if the file ends before it
   */
  public InputStream openAt(long place, UnpackSettings unpack, Configuration hadoop)
      throws IOException {
    if (file.isPacked()) {
      InputStream unpacked = ExportStream.open(file.uri(), unpack, hadoop);
      unpacked.skipNBytes(place);
      return unpacked;
    }
    if (place > file.length()) {
      throw new EOFException("Behind the end");
    }
    FSDataInputStream raw = StoredFile.open(new Path(file.uri()), hadoop);
    raw.seek(place);
    return raw;
  }

  /** Where reading begins: a little before the stretch. */
  public long position() {
    return Math.max(0, from - BEFORE);
  }
}
