package dev.plumbline.operate;

import dev.plumbline.exports.StoredFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The files of an export, as they stand: small ones by what they hold, large ones by length and
 * time of change, so that a copy of an export is the same export and a large one is not read twice.
 *
 * <p>What is named may be a glob. A folder that is not there has a fingerprint too; the job that
 * reads it says what is wrong.
 */
record InputFiles(int count, String fingerprint) {

  private static final long SMALL = 4L << 20;

  static InputFiles at(Configuration hadoop, String input) {
    Path root = new Path(input);
    try {
      FileSystem storage = root.getFileSystem(hadoop);
      List<FileStatus> files = named(storage, root);
      files.sort(Comparator.comparing(FileStatus::getPath));
      String prefix = prefix(storage.makeQualified(root).toString());
      var fingerprint = new Fingerprint();
      for (FileStatus file : files) {
        fingerprint.with(file.getPath().toString().substring(prefix.length()));
        fingerprint.with(Long.toString(file.getLen()));
        if (file.getLen() > SMALL) {
          fingerprint.with(Long.toString(file.getModificationTime()));
        } else {
          try (InputStream content = StoredFile.open(file.getPath(), hadoop)) {
            fingerprint.with(content);
          }
        }
      }
      return new InputFiles(files.size(), fingerprint.value());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<FileStatus> named(FileSystem storage, Path pattern) throws IOException {
    FileStatus[] found = storage.globStatus(pattern);
    List<FileStatus> files = new ArrayList<>();
    for (FileStatus entry : found == null ? new FileStatus[0] : found) {
      files.addAll(entry.isDirectory() ? below(storage, entry.getPath()) : List.of(entry));
    }
    return files;
  }

  /** What all names below {@code root} begin with: of a glob, the folder before its first star. */
  private static String prefix(String root) {
    String plain = root.replaceFirst("[*?{\\[].*$", "");
    return plain.equals(root) ? root : plain.substring(0, plain.lastIndexOf('/'));
  }

  private static List<FileStatus> below(FileSystem storage, Path path) throws IOException {
    List<FileStatus> files = new ArrayList<>();
    try {
      for (FileStatus entry : storage.listStatus(path)) {
        if (entry.isDirectory()) {
          files.addAll(below(storage, entry.getPath()));
        } else {
          files.add(entry);
        }
      }
    } catch (FileNotFoundException e) {
      // Nothing there is a state of an export like any other.
    }
    return files;
  }
}
