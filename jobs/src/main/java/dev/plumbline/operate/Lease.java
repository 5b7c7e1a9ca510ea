package dev.plumbline.operate;

import dev.plumbline.config.Settings;
import dev.plumbline.errors.LakeException;
import dev.plumbline.errors.LakeHeldException;
import java.io.IOException;
import java.time.Clock;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;

/** The right to change a lake: one run has it, until it ends. */
interface Lease extends AutoCloseable {

  @Override
  void close();

  /**
   * Takes the lake of {@code settings}, which is made if it is not there.
   *
   * @param run id of the run that wants it
   * @throws LakeHeldException if another run holds the lake
   * @throws LakeException if nothing can be written there
   */
  static Lease take(Configuration hadoop, Settings settings, String run, Clock clock) {
    String root = settings.lake().root();
    Path lake = new Path(root);
    try {
      FileSystem storage = lake.getFileSystem(hadoop);
      if (!storage.mkdirs(lake)) {
        throw new IOException("it cannot be made");
      }
      if (storage instanceof LocalFileSystem local) {
        return LockLease.take(local.pathToFile(lake).toPath(), run);
      }
      return RenewedLease.take(storage, lake, settings.nightly(), run, clock);
    } catch (IOException | UnsupportedOperationException e) {
      throw LakeException.unwritable(root, reason(e));
    }
  }

  private static String reason(Exception e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
