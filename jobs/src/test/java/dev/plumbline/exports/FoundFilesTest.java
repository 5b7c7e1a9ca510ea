package dev.plumbline.exports;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.config.UnpackSettings;
import dev.plumbline.errors.ExportException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FoundFilesTest {

  private static final Configuration HADOOP = new Configuration();
  private static final UnpackSettings LIMITS = new UnpackSettings(200, 1L << 40, 100);

  @TempDir private Path folder;

  @Test
  void anArchiveIsAFolderLikeAnyOther() throws IOException {
    zip("WE_1.zip", "Account.csv", "Id\n", "deep/Case.csv", "Id\n1\n", "__MACOSX/x", "", ".y", "");
    Files.writeString(folder.resolve("Task.csv"), "Id\n2\n");
    Files.write(folder.resolve("User.csv.gz"), gzip("Id\n3\n"));
    Files.writeString(folder.resolve(".hidden"), "");

    List<FoundFile> files = found(folder.toString());

    assertThat(files)
        .extracting(FoundFile::name)
        .containsExactly(
            "Task.csv", "User.csv.gz", "WE_1.zip/Account.csv", "WE_1.zip/deep/Case.csv");
    assertThat(files).extracting(FoundFile::isPacked).containsExactly(false, true, true, true);
    assertThat(files)
        .extracting(FoundFile::folderName)
        .containsExactly(
            folder.getFileName().toString(), folder.getFileName().toString(), "WE_1.zip", "deep");
    assertThat(text(files.get(0))).isEqualTo("Id\n2\n");
    assertThat(text(files.get(1))).isEqualTo("Id\n3\n");
    assertThat(text(files.get(2))).isEqualTo("Id\n");
    assertThat(text(files.get(3))).isEqualTo("Id\n1\n");
  }

  @Test
  void globsAndUrisNameFilesAndArchives() throws IOException {
    zip("a.zip", "one.csv.gz", "");
    zip("b.zip", "two.csv", "");
    Files.writeString(folder.resolve("c.txt"), "");

    assertThat(found(folder.toUri() + "*.zip"))
        .extracting(FoundFile::name)
        .containsExactly("a.zip/one.csv.gz", "b.zip/two.csv");
    assertThat(found(folder.resolve("b.zip").toUri().toString()))
        .extracting(FoundFile::name)
        .containsExactly("b.zip/two.csv");
    assertThat(found(folder.resolve("c.*").toString()))
        .extracting(FoundFile::isNamed)
        .containsExactly(true);
  }

  @Test
  void aPackedFileInAnArchiveIsUnpackedTwice() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("Account.csv.gz"));
      zip.write(gzip("Id\n1\n"));
    }
    Files.write(folder.resolve("a.zip"), bytes.toByteArray());

    assertThat(text(found(folder.toString()).get(0))).isEqualTo("Id\n1\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../Account.csv", "a/../../b.csv", "/etc/x.csv", "..\\x.csv", "C:\\x.csv", "a!/b"})
  void aNameThatLeadsOutOfTheArchiveIsRefused(String name) throws IOException {
    zip("a.zip", "fine.csv", "", name, "");

    assertThatThrownBy(() -> found(folder.toString()))
        .isInstanceOf(ExportException.class)
        .hasMessageStartingWith(
            "Cannot read a.zip: member 2 of it has a name that leads out of the archive.")
        .hasMessageNotContaining(name);
  }

  @Test
  void twoMembersOfOneNameAreRefused() throws IOException {
    byte[] archive = zip("a.zip", "a.csv", "1", "b.csv", "2");
    Files.write(
        folder.resolve("a.zip"),
        new String(archive, ISO_8859_1).replace("b.csv", "a.csv").getBytes(ISO_8859_1));

    assertThatThrownBy(() -> found(folder.toString()))
        .hasMessageContaining("member 2 of it has the name of another one.");
  }

  @Test
  void aZipBombIsRefusedBeforeItIsOpened() throws IOException {
    try (var zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("a.zip")))) {
      zip.putNextEntry(new ZipEntry("Account.csv"));
      for (int i = 0; i < 70; i++) {
        zip.write(new byte[1 << 20]);
      }
    }

    assertThatThrownBy(() -> found(folder.toString()))
        .isInstanceOf(ExportException.class)
        .hasMessageContaining(
            "member 1 of it unpacks to more than unpack.max-ratio and unpack.max-bytes allow.");
  }

  @Test
  void anArchiveThatLiesAboutItsSizeIsStoppedWhileItIsRead() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("Account.csv"));
      zip.write(new byte[3 << 20]);
    }
    byte[] archive = bytes.toByteArray();
    int size = new String(archive, ISO_8859_1).indexOf("PK\1\2") + 24;
    archive[size + 2] = 0;
    archive[size + 1] = 1;
    Files.write(folder.resolve("a.zip"), archive);
    var strict = new UnpackSettings(200, 1L << 20, 100);
    FoundFile member = FoundFiles.at("test", folder.toString(), strict, HADOOP).files().get(0);

    assertThatThrownBy(
            () -> ExportStream.open(member.uri(), strict, HADOOP).transferTo(discarded()))
        .isInstanceOf(IOException.class);
  }

  @Test
  void aGzipBombIsStoppedWhileItIsRead() throws IOException {
    try (var gzip = new GZIPOutputStream(Files.newOutputStream(folder.resolve("a.csv.gz")))) {
      for (int i = 0; i < 100; i++) {
        gzip.write(new byte[1 << 20]);
      }
    }
    FoundFile file = found(folder.toString()).get(0);
    var read = new CountedStream(ExportStream.open(file.uri(), LIMITS, HADOOP));

    assertThatThrownBy(() -> read.transferTo(discarded()))
        .isInstanceOf(UnpackedTooFarException.class);
    assertThat(read.count()).isBetween(GuardedStream.HARMLESS - (1 << 20), 72L << 20);
  }

  @Test
  void whatIsNoArchiveIsDamaged() throws IOException {
    Files.writeString(folder.resolve("a.zip"), "not an archive");

    assertThatThrownBy(() -> found(folder.toString()))
        .isInstanceOf(ExportException.class)
        .hasMessageContaining("Cannot read a.zip: it cannot be unpacked or read");
  }

  @Test
  void aDamagedMemberIsDamagedNotABug() throws IOException {
    byte[] archive = zip("a.zip", "Account.csv", "x".repeat(500) + new CRC32().getValue());
    for (int i = 45; i < 50; i++) {
      archive[i] = (byte) 0xFF;
    }
    Files.write(folder.resolve("a.zip"), archive);
    FoundFile member = found(folder.toString()).get(0);

    assertThatThrownBy(() -> text(member)).isInstanceOf(IOException.class);
  }

  private static List<FoundFile> found(String path) {
    return FoundFiles.at("test", path, LIMITS, HADOOP).files();
  }

  private static String text(FoundFile file) throws IOException {
    try (InputStream in = ExportStream.open(file.uri(), LIMITS, HADOOP)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static OutputStream discarded() {
    return OutputStream.nullOutputStream();
  }

  /** An archive of names and texts, by turns. */
  private byte[] zip(String name, String... members) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < members.length; i += 2) {
        zip.putNextEntry(new ZipEntry(members[i]));
        boolean isPacked = members[i].endsWith(".gz");
        zip.write(isPacked ? gzip(members[i + 1]) : members[i + 1].getBytes(UTF_8));
      }
    }
    Files.write(folder.resolve(name), bytes.toByteArray());
    return bytes.toByteArray();
  }

  private static byte[] gzip(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }
}
