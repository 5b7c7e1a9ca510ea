package dev.plumbline.exports;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumFileSystem;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The bytes of a file as they are stored.
 *
 * <p>On a local disk Hadoop looks for a checksum beside each file, under a name that cannot hold a
 * colon; messages of a Maildir have one in theirs. So it is not looked for: exports have none.
 */
public final class StoredFile {

  private StoredFile() {}

  public static FSDataInputStream open(Path path, Configuration hadoop) throws IOException {
    FileSystem system = path.getFileSystem(hadoop);
    return system instanceof ChecksumFileSystem checked
        ? checked.getRawFileSystem().open(path)
        : system.open(path);
  }
}
