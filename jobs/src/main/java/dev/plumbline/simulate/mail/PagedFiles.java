package dev.plumbline.simulate.mail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A mailbox as an interface gives it: pages, each in a file, the last one without a next. */
final class PagedFiles implements Mailbox {

  private static final int PER_PAGE = 100;

  private final Path folder;
  private final Pages pages;
  private final List<String> messages = new ArrayList<>();
  private int page;

  PagedFiles(Path folder, Pages pages) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.pages = pages;
  }

  /** How an interface spells messages and pages of them. */
  interface Pages {

    /** One message as JSON. */
    String message(Letter letter);

    /** Something that has no sender and no date. */
    String broken();

    /** A page of messages; {@code next} is the number of the one after it, 0 after the last. */
    String page(List<String> messages, int next);
  }

  @Override
  public void write(Letter letter) throws IOException {
    add(pages.message(letter));
  }

  @Override
  public void writeBroken(String separator, String... lines) throws IOException {
    add(pages.broken());
  }

  private void add(String message) throws IOException {
    if (messages.size() == PER_PAGE) {
      flush(page + 2);
    }
    messages.add(message);
  }

  private void flush(int next) throws IOException {
    page++;
    Files.writeString(
        folder.resolve("page-%04d.json".formatted(page)), pages.page(messages, next) + "\n");
    messages.clear();
  }

  @Override
  public void close() throws IOException {
    flush(0);
  }
}
