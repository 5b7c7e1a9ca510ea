package dev.plumbline.ingest.mail.message;

import java.util.ArrayList;
import java.util.List;

/**
 * The ids of messages in a header: what stands in angle brackets, without blanks or other brackets
 * in it.
 */
final class MessageIds {

  private MessageIds() {}

  /** In order of appearance. */
  static List<String> in(String header) {
    List<String> ids = new ArrayList<>(4);
    int from = 0;
    int open = open(header, from);
    while (open >= 0) {
      int close = close(header, open);
      ids.add(header.substring(open + 1, close));
      open = open(header, close + 1);
    }
    return ids;
  }

  /** The first one; null if there is none. */
  static String firstIn(String header) {
    int open = open(header, 0);
    return open < 0 ? null : header.substring(open + 1, close(header, open));
  }

  /** Where the next one opens; -1 if there is none. */
  private static int open(String header, int from) {
    int open = header.indexOf('<', from);
    while (open >= 0) {
      int close = close(header, open);
      if (close > open + 1 && close < header.length() && header.charAt(close) == '>') {
        return open;
      }
      open = header.indexOf('<', close);
    }
    return -1;
  }

  /** Behind the last character of what opens here. */
  private static int close(String header, int open) {
    int close = open + 1;
    while (close < header.length() && isOfId(header.charAt(close))) {
      close++;
    }
    return close;
  }

  private static boolean isOfId(char c) {
    return c != '<' && c != '>' && c != ' ' && (c < '\t' || c > '\r');
  }
}
