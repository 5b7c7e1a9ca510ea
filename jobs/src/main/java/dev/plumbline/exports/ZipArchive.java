package dev.plumbline.exports;

import dev.plumbline.config.UnpackSettings;
import dev.plumbline.errors.ExportException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A zip archive, such as the weekly export of Salesforce: a folder of files, read where they lie.
 *
 * <p>Nothing is unpacked to disk. An archive is refused as a whole, before anything is read from
 * it, if a name leads out of it, two members have one name, members overlap, or more would come out
 * than {@code unpack} of the settings allows. An archive within an archive is a file like any
 * other, and not opened.
 */
record ZipArchive(Path path, long length, UnpackSettings unpack) {

  static final String BORDER = "!/";
  private static final String ENDING = ".zip";

  static boolean isOne(String uri) {
    return uri.toLowerCase(Locale.ROOT).endsWith(ENDING);
  }

  /** Whether {@code uri} is that of a member. */
  static boolean holds(String uri) {
    return border(uri) >= 0;
  }

  /**
   * The files in it.
   *
   * @throws ExportException if it is damaged or hostile
   */
  List<FoundFile> members(String root, Configuration hadoop) {
    List<FoundFile> members = new ArrayList<>();
    Set<String> names = new HashSet<>();
    long packed = 0;
    int number = 0;
    try (ZipFile zip = open(path, length, hadoop)) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
        number++;
        packed += Math.max(entry.getCompressedSize(), 0);
        String wrong = wrong(entry, zip, number > unpack.maxMembers() || packed > length);
        if (wrong.isEmpty() && !names.add(entry.getName())) {
          wrong = "has the name of another one";
        }
        if (!wrong.isEmpty()) {
          throw ExportException.archive(path.getName(), number, wrong);
        }
        if (!entry.isDirectory() && !isHidden(entry.getName())) {
          String uri = path + BORDER + entry.getName();
          members.add(new FoundFile(uri, root, entry.getSize(), true, false));
        }
      }
      return members;
    } catch (IOException | IllegalArgumentException e) {
      throw ExportException.damaged(path.getName(), 1);
    }
  }

  /** The bytes of a member, unpacked. */
  static InputStream open(String uri, UnpackSettings unpack, Configuration hadoop)
      throws IOException {
    int border = border(uri);
    Path path = new Path(uri.substring(0, border));
    long length = path.getFileSystem(hadoop).getFileStatus(path).getLen();
    ZipFile zip = open(path, length, hadoop);
    try {
      ZipArchiveEntry entry = zip.getEntry(uri.substring(border + BORDER.length()));
      if (entry == null) {
        throw new IOException("The archive has lost a member");
      }
      long packed = Math.max(entry.getCompressedSize(), 0);
      InputStream in = new Member(zip.getInputStream(entry), zip);
      return new GuardedStream(in, () -> packed, unpack);
    } catch (IOException | RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  private static ZipFile open(Path path, long length, Configuration hadoop) throws IOException {
    FileSystem system = path.getFileSystem(hadoop);
    var file = new SeekableFile(system.open(path), length);
    try {
      return ZipFile.builder().setSeekableByteChannel(file).get();
    } catch (IOException | RuntimeException e) {
      file.close();
      throw new IOException("It is no zip archive", e);
    }
  }

  /** What is wrong with a member; empty if nothing is. Never its name, which may tell of people. */
  private String wrong(ZipArchiveEntry entry, ZipFile zip, boolean isBeyond) {
    if (isBeyond) {
      return "is one too many: more than unpack.max-members, or members overlap";
    }
    if (leadsOut(entry.getName())) {
      return "has a name that leads out of the archive";
    }
    if (GuardedStream.isTooFar(entry.getSize(), entry.getCompressedSize(), unpack)) {
      return "unpacks to more than unpack.max-ratio and unpack.max-bytes allow";
    }
    return entry.isDirectory() || zip.canReadEntryData(entry)
        ? ""
        : "is encrypted, or packed in a way that is not read";
  }

  private static boolean leadsOut(String name) {
    String slashed = name.replace('\\', '/');
    return slashed.startsWith("/")
        || slashed.matches("(?s)[A-Za-z]:.*")
        || slashed.indexOf('\0') >= 0
        || slashed.contains(BORDER)
        || List.of(slashed.split("/", -1)).contains("..");
  }

  private static boolean isHidden(String name) {
    return name.startsWith("__MACOSX/") || name.matches("(?s)(?:.*/)?\\.[^/]*");
  }

  private static int border(String uri) {
    int border = uri.toLowerCase(Locale.ROOT).indexOf(ENDING + BORDER);
    return border < 0 ? -1 : border + ENDING.length();
  }

  /** Closes its archive, too. */
  private static final class Member extends FilterInputStream {

    private final ZipFile zip;

    Member(InputStream in, ZipFile zip) {
      super(in);
      this.zip = zip;
    }

    @Override
    public void close() throws IOException {
      super.close();
      zip.close();
    }
  }
}
