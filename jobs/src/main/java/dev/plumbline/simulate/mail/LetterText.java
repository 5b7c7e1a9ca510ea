package dev.plumbline.simulate.mail;

import dev.plumbline.simulate.people.Person;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A letter as RFC 5322 has it. */
final class LetterText {

  private LetterText() {}

  /** Lines of the header, none of them folded. */
  static List<String> header(Letter letter) {
    List<String> lines = new ArrayList<>();
    if (hasDate(letter)) {
      lines.add("Date: " + MailDate.header(letter.sentAt(), letter.from().zone()));
    }
    lines.add("From: " + mailbox(letter.from()));
    lines.add("To: " + mailbox(letter.to()));
    if (letter.cc() != null) {
      lines.add("Cc: " + mailbox(letter.cc()));
    }
    lines.add("Subject: " + letter.subject());
    lines.add("Message-ID: <" + letter.id() + ">");
    if (!letter.inReplyTo().isEmpty()) {
      lines.add("In-Reply-To: <" + letter.inReplyTo() + ">");
      lines.add("References: " + letter.references());
    }
    if (!isAscii(letter)) {
      lines.add("MIME-Version: 1.0");
      lines.add("Content-Type: text/plain; charset=utf-8");
      lines.add("Content-Transfer-Encoding: 8bit");
    }
    letter.headers().stream().filter(header -> !header.isEmpty()).forEach(lines::add);
    return lines;
  }

  /** Whether it has a date that is one. */
  static boolean hasDate(Letter letter) {
    return letter.headers().stream().noneMatch(h -> h.startsWith("Date:") || h.isEmpty());
  }

  /** The letter's thread: the id of its first letter. */
  static String root(Letter letter) {
    String references = letter.references();
    return references.isEmpty() ? letter.id() : references.substring(1, references.indexOf('>'));
  }

  private static boolean isAscii(Letter letter) {
    return letter.body().stream().allMatch(line -> line.chars().allMatch(c -> c < 128));
  }

  private static String mailbox(Person person) {
    return displayName(person.name()) + " <" + person.address() + ">";
  }

  /** The name as it is, or as an encoded word after RFC 2047. */
  private static String displayName(String name) {
    if (name.chars().allMatch(c -> c < 128)) {
      return name;
    }
    StringBuilder word = new StringBuilder("=?UTF-8?Q?");
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      if (b > ' ' && b != '=' && b != '?' && b != '_') {
        word.append((char) b);
      } else if (b == ' ') {
        word.append('_');
      } else {
        word.append("=%02X".formatted(b & 0xFF));
      }
    }
    return word.append("?=").toString();
  }
}
