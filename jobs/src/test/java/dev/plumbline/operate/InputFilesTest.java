package dev.plumbline.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputFilesTest {

  @TempDir private Path folder;

  @BeforeEach
  void twoFiles() throws IOException {
    Files.writeString(folder.resolve("Account.csv"), "Id");
    Files.createDirectory(folder.resolve("mail"));
    Files.writeString(folder.resolve("mail/2024.mbox"), "From ");
  }

  @Test
  void aCopyAndATouchedFileAreTheSameExport(@TempDir Path copy) throws IOException {
    InputFiles original = files(folder);
    Files.copy(folder.resolve("Account.csv"), copy.resolve("Account.csv"));
    Files.createDirectory(copy.resolve("mail"));
    Files.copy(folder.resolve("mail/2024.mbox"), copy.resolve("mail/2024.mbox"));
    Files.setLastModifiedTime(folder.resolve("Account.csv"), FileTime.fromMillis(0));

    assertThat(original.count()).isEqualTo(2);
    assertThat(files(copy)).isEqualTo(original);
    assertThat(files(folder)).isEqualTo(original);
  }

  @Test
  void aChangedOrRenamedOrAddedFileIsAnotherExport() throws IOException {
    InputFiles original = files(folder);

    Files.writeString(folder.resolve("Account.csv"), "Ix");
    InputFiles changed = files(folder);
    Files.move(folder.resolve("mail/2024.mbox"), folder.resolve("mail/2025.mbox"));
    InputFiles renamed = files(folder);
    Files.writeString(folder.resolve("Case.csv"), "");

    assertThat(changed).isNotEqualTo(original);
    assertThat(renamed).isNotEqualTo(changed);
    assertThat(files(folder)).isNotEqualTo(renamed);
  }

  @Test
  void aGlobIsTheFilesThatItNames() throws IOException {
    Path glob = folder.resolve("{mail,Acc*}");
    InputFiles original = files(glob);
    Files.writeString(folder.resolve("mail/2024.mbox"), "From x");

    assertThat(original.count()).isEqualTo(2);
    assertThat(files(glob)).isNotEqualTo(original);
    assertThat(files(folder.resolve("*.csv")).count()).isOne();
  }

  @Test
  void aLargeFileIsKnownByLengthAndTime() throws IOException {
    Path large = folder.resolve("large.mbox");
    Files.write(large, new byte[5 << 20]);
    InputFiles original = files(folder);
    Files.setLastModifiedTime(large, FileTime.fromMillis(0));

    assertThat(files(folder)).isNotEqualTo(original);
  }

  @Test
  void anAbsentFolderHoldsNothing() {
    assertThat(files(folder.resolve("none")).count()).isZero();
  }

  private static InputFiles files(Path folder) {
    return InputFiles.at(new Configuration(), folder.toString());
  }
}
