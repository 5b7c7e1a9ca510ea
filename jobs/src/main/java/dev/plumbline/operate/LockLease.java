package dev.plumbline.operate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.plumbline.errors.LakeHeldException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A lock of the operating system on a file of the lake, freed by the death of its process.
 *
 * <p>Who holds it stands in a file beside, for the message to the next; it is not the lock.
 */
final class LockLease implements Lease {

  private static final String LOCK = "_lease.lock";
  private static final String HOLDER = "_lease";

  private final FileChannel channel;

  private LockLease(FileChannel channel) {
    this.channel = channel;
  }

  static LockLease take(Path lake, String run) throws IOException {
    FileChannel channel = FileChannel.open(lake.resolve(LOCK), CREATE, READ, WRITE);
    if (tryLock(channel) == null) {
      channel.close();
      throw LakeHeldException.locked(lake.toString(), holder(lake));
    }
    Files.writeString(
        lake.resolve(HOLDER), "run %s, process %d".formatted(run, ProcessHandle.current().pid()));
    return new LockLease(channel);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // Held by this very process.
    }
  }

  private static String holder(Path lake) throws IOException {
    Path holder = lake.resolve(HOLDER);
    return Files.exists(holder) ? Files.readString(holder, UTF_8) : "just started";
  }
}
