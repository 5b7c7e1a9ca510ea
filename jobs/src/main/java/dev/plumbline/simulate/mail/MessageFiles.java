package dev.plumbline.simulate.mail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A folder in which each message is a file, with the line that the server adds when it arrives: a
 * message whose own date is spoilt has no other.
 */
final class MessageFiles implements Mailbox {

  private final Path folder;
  private final String name;
  private int number;

  /**
   * Begins a folder.
   *
   * @param name of a file, with a place for its number
   */
  MessageFiles(Path folder, String name) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.name = name;
  }

  @Override
  public void write(Letter letter) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Received: from mail by mail.northgate.example;\r\n\t"
            + MailDate.header(letter.sentAt(), ZoneOffset.UTC));
    lines.addAll(LetterText.header(letter));
    lines.add("");
    lines.addAll(letter.body());
    file(lines);
  }

  @Override
  public void writeBroken(String separator, String... lines) throws IOException {
    file(Arrays.asList(lines));
  }

  private void file(List<String> lines) throws IOException {
    number++;
    Files.writeString(folder.resolve(name.formatted(number)), String.join("\r\n", lines) + "\r\n");
  }

  @Override
  public void close() {
    // Each file is whole.
  }
}
