package dev.plumbline.exports;

import dev.plumbline.config.UnpackSettings;
import dev.plumbline.errors.ExportException;
import dev.plumbline.privacy.SampleMarker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.io.compress.CompressionCodecFactory;

/**
 * What lies where an export is said to be.
 *
 * @param files all of them, those in archives too, in the order of their URIs; hidden ones are no
 *     part of an export
 * @param areSamples whether everything is marked as samples, of people who do not exist
 */
public record FoundFiles(List<FoundFile> files, boolean areSamples) {

  /**
   * Everything at a path.
   *
   * @param source for messages
   * @param path folder, glob or Hadoop URI; folders are searched to the bottom
   * @throws ExportException if there is nothing, or an archive is damaged or hostile
   */
  public static FoundFiles at(
      String source, String path, UnpackSettings unpack, Configuration hadoop) {
    try {
      Path pattern = new Path(path);
      FileSystem system = pattern.getFileSystem(hadoop);
      FileStatus[] found = system.globStatus(pattern);
      if (found == null || found.length == 0) {
        throw ExportException.missing(source, path);
      }
      var codecs = new CompressionCodecFactory(hadoop);
      boolean areSamples = true;
      List<FoundFile> files = new ArrayList<>();
      for (FileStatus status : found) {
        Path root = status.isDirectory() ? status.getPath() : status.getPath().getParent();
        areSamples &= SampleMarker.covers(system, root);
        for (FileStatus file : status.isDirectory() ? below(system, root) : List.of(status)) {
          String uri = file.getPath().toString();
          if (ZipArchive.isOne(uri)) {
            var archive = new ZipArchive(file.getPath(), file.getLen(), unpack);
            files.addAll(archive.members(root.toString(), hadoop));
          } else {
            boolean isPacked = codecs.getCodec(file.getPath()) != null;
            files.add(
                new FoundFile(uri, root.toString(), file.getLen(), isPacked, status.isFile()));
          }
        }
      }
      files.sort(Comparator.comparing(FoundFile::uri));
      return new FoundFiles(List.copyOf(files), areSamples);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<FileStatus> below(FileSystem system, Path folder) throws IOException {
    List<FileStatus> files = new ArrayList<>();
    RemoteIterator<LocatedFileStatus> all = system.listFiles(folder, true);
    while (all.hasNext()) {
      FileStatus status = all.next();
      if (!status.getPath().getName().startsWith(".")) {
        files.add(status);
      }
    }
    return files;
  }
}
