package dev.plumbline.ingest.mail.message;

import dev.plumbline.privacy.Address;
import java.util.ArrayList;
import java.util.List;

/**
 * The addresses of a header such as {@code To}: display names, comments and group names are passed
 * over.
 */
final class AddressList {

  /** A longer header is hardly written twice, and would fill the memory. */
  private static final int LONGEST_KNOWN = 500;

  /** To know a header is cheaper than to read it. */
  private static final Known<List<Address>> KNOWN = new Known<>(AddressList::read);

  private final List<Address> addresses = new ArrayList<>();
  private final StringBuilder part = new StringBuilder();
  private boolean inAngles;

  private AddressList() {}

  /**
   * In order of appearance; what is no address is left out. Quotes and brackets that nobody closed
   * are letters: they would hide all that follows.
   */
  static List<Address> parse(String header) {
    return header.length() > LONGEST_KNOWN ? read(header) : KNOWN.of(header);
  }

  private static List<Address> read(String header) {
    List<Address> found = parse(header, /* hasQuotes= */ true);
    return List.copyOf(found == null ? parse(header, /* hasQuotes= */ false) : found);
  }

  /** Null if a quotation or a comment does not end. */
  private static List<Address> parse(String header, boolean hasQuotes) {
    var list = new AddressList();
    boolean quoted = false;
    int comments = 0;
    for (int i = 0; i < header.length(); i++) {
      char c = header.charAt(i);
      if (c == '\\' && (quoted || comments > 0)) {
        i++;
      } else if (!hasQuotes) {
        list.read(c);
      } else if (c == '"' && comments == 0) {
        quoted = !quoted;
      } else if (!quoted && c == '(') {
        comments++;
      } else if (!quoted && c == ')' && comments > 0) {
        comments--;
      } else if (!quoted && comments == 0) {
        list.read(c);
      }
    }
    list.end();
    return quoted || comments > 0 ? null : list.addresses;
  }

  private void read(char c) {
    if (c == '<') {
      part.setLength(0);
      inAngles = true;
    } else if (c == '>') {
      inAngles = false;
    } else if (c == ',' || c == ';') {
      end();
    } else if (c == ':' && !inAngles) {
      part.setLength(0);
    } else {
      part.append(c);
    }
  }

  private void end() {
    String text = part.toString().strip();
    part.setLength(0);
    int blank = Math.max(text.lastIndexOf(' '), text.lastIndexOf('\t'));
    Address.parse(text.substring(blank + 1)).ifPresent(addresses::add);
  }
}
