package dev.plumbline.ingest.mail.mbox;

import dev.plumbline.config.UnpackSettings;
import dev.plumbline.exports.ExportStream;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;

/**
 * What one task reads of one file: the messages that begin in {@code [from, until)}.
 *
 * <p>A plain file is cut into stretches; a packed one, which can only be read from its beginning,
 * is one.
 */
public record Stretch(MailboxFile file, long from, long until) implements Serializable {

  /** A gzip file holds some four times its size. */
  private static final int PACKED = 4;

  /** An empty line before the stretch, of either kind, must be seen. */
  private static final int BEFORE = 4;

  /** Cuts files into stretches of about {@code size} bytes. */
  public static List<Stretch> of(List<MailboxFile> files, long size) {
    List<Stretch> stretches = new ArrayList<>();
    for (MailboxFile file : files) {
      if (file.isPacked()) {
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

  /**
   * Shares stretches out among tasks, the largest first and always to the task that has least, so
   * that a thousand small files are not a thousand tasks.
   */
  public static List<List<Stretch>> shared(List<Stretch> stretches, int tasks) {
    var shares =
        new PriorityQueue<Share>(
            Comparator.comparingLong(Share::weight).thenComparingInt(Share::number));
    List<List<Stretch>> all = new ArrayList<>();
    for (int task = 0; task < tasks; task++) {
      List<Stretch> own = new ArrayList<>();
      all.add(own);
      shares.add(new Share(task, 0, own));
    }
    stretches.stream()
        .sorted(Comparator.comparingLong(Stretch::weight).reversed())
        .forEach(
            stretch -> {
              Share least = shares.remove();
              least.stretches().add(stretch);
              shares.add(
                  new Share(least.number(), least.weight() + stretch.weight(), least.stretches()));
            });
    return all;
  }

  /** Bytes to read, unpacked. */
  public long weight() {
    return file.isPacked() ? file.length() * PACKED : Math.min(until, file.length()) - from;
  }

  /** The messages of this stretch; the reader stands before the first. */
  public MboxReader open(UnpackSettings unpack, Configuration hadoop, int bodyLimit)
      throws IOException {
    if (file.isPacked()) {
      return new MboxReader(ExportStream.open(file.uri(), unpack, hadoop), 0, until, bodyLimit);
    }
    Path path = new Path(file.uri());
    FSDataInputStream raw = path.getFileSystem(hadoop).open(path);
    long position = Math.max(0, from - BEFORE);
    raw.seek(position);
    return new MboxReader(raw, position, until, bodyLimit);
  }

  private record Share(int number, long weight, List<Stretch> stretches) {}
}
