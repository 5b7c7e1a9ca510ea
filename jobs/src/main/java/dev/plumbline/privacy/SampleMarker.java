package dev.plumbline.privacy;

import java.io.IOException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The file that tells exports of nobody from exports of people. */
public final class SampleMarker {

  private static final int FOLDERS_UP = 3;

  private SampleMarker() {}

  /**
   * Whether {@link PersonKeys#SAMPLE_MARKER} lies in {@code folder} or one of the three above it.
   */
  public static boolean covers(FileSystem files, Path folder) throws IOException {
    Path at = folder;
    for (int up = 0; up <= FOLDERS_UP && at != null; up++) {
      if (files.exists(new Path(at, PersonKeys.SAMPLE_MARKER))) {
        return true;
      }
      at = at.getParent();
    }
    return false;
  }
}
