package dev.plumbline.ingest.mail.mbox;

import dev.plumbline.config.PrivacySettings;
import dev.plumbline.errors.ExportException;
import dev.plumbline.privacy.Address;
import dev.plumbline.privacy.PersonKeys;
import dev.plumbline.privacy.SampleMarker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * The mbox files at a path, and the keys for the people in them.
 *
 * <p>A folder is searched to its bottom for {@code *.mbox} and {@code *.mbox.gz}; a file that the
 * path names itself may be called as it likes.
 */
public record MailFolder(List<MailboxFile> files, PersonKeys keys) {

  private static final Pattern MBOX = Pattern.compile("(?i).*\\.mbox(?:\\.gz)?");
  private static final Pattern ENDING = Pattern.compile("(?i)\\.mbox(?:\\.gz)?$");
  private static final Pattern ADDRESS = Pattern.compile("[^/\\s@]+@[^/\\s@]+?(?=\\.mbox|/|$)");

  /**
   * The files at {@code path}, in the order of their names.
   *
   * @throws ExportException if there is nothing at {@code path}, or no mail in it
   */
  public static MailFolder list(String path, PrivacySettings privacy, Configuration hadoop) {
    try {
      Path pattern = new Path(path);
      FileSystem system = pattern.getFileSystem(hadoop);
      FileStatus[] found = system.globStatus(pattern);
      if (found == null || found.length == 0) {
        throw ExportException.missing("mail", path);
      }
      boolean samples = true;
      List<Located> located = new ArrayList<>();
      for (FileStatus status : found) {
        Path root = status.isDirectory() ? status.getPath() : status.getPath().getParent();
        samples &= SampleMarker.covers(system, root);
        if (status.isDirectory()) {
          below(system, root, located);
        } else {
          located.add(new Located(status, root));
        }
      }
      if (located.isEmpty()) {
        throw ExportException.missing("mail", path + " (*.mbox, *.mbox.gz)");
      }
      PersonKeys keys = PersonKeys.of(privacy, path, samples);
      return new MailFolder(
          located.stream()
              .sorted(Comparator.comparing(file -> file.status().getPath().toString()))
              .map(file -> file.mailbox(keys))
              .toList(),
          keys);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void below(FileSystem system, Path root, List<Located> located)
      throws IOException {
    RemoteIterator<LocatedFileStatus> all = system.listFiles(root, true);
    while (all.hasNext()) {
      FileStatus status = all.next();
      if (MBOX.matcher(status.getPath().getName()).matches()) {
        located.add(new Located(status, root));
      }
    }
  }

  private record Located(FileStatus status, Path root) {

    MailboxFile mailbox(PersonKeys keys) {
      String uri = status.getPath().toString();
      String name = uri.substring(root.toString().length()).replaceFirst("^/+", "");
      List<String> mailboxes =
          List.of(
              ENDING.matcher(status.getPath().getName()).replaceFirst(""),
              status.getPath().getParent().getName());
      return new MailboxFile(uri, masked(name, keys), mailboxes, status.getLen());
    }

    private static String masked(String name, PersonKeys keys) {
      Matcher matcher = ADDRESS.matcher(name);
      return matcher.replaceAll(
          match -> Address.parse(match.group()).map(keys::person).orElse("masked"));
    }
  }
}
