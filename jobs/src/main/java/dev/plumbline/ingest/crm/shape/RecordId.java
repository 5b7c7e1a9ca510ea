package dev.plumbline.ingest.crm.shape;

import java.util.Locale;

/** Ids of records in their one spelling. */
final class RecordId {

  private static final int LONGEST = 64;
  private static final int CASE_SENSITIVE = 15;
  private static final int GUID_LENGTH = 36;
  private static final String SUFFIXES = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

  private RecordId() {}

  /**
   * {@code text} as all files of a system have it: of 18 characters if it is a Salesforce id of 15;
   * in small letters and without braces if it is a GUID, which programs write in either; without
   * decimals if it is a number, which programs write with one where some records have none.
   *
   * @throws BadCell if it has blanks or an {@code @}, or is too long: then it is no id but text
   */
  static String of(String text) throws BadCell {
    if (text.length() > LONGEST || !isOfIdLetters(text)) {
      throw new BadCell(Reason.BAD_ID);
    }
    return spelled(text);
  }

  /** As {@link #of}, of an id of any system, whatever it is made of. */
  static String spelled(String text) {
    if (isCaseSensitive(text)) {
      return text + suffix(text);
    }
    if (isGuid(text, 0, text.length())) {
      return text.toLowerCase(Locale.ROOT);
    }
    if (text.startsWith("{") && text.endsWith("}") && isGuid(text, 1, text.length() - 1)) {
      return text.substring(1, text.length() - 1).toLowerCase(Locale.ROOT);
    }
    return isWholeWithDecimal(text) ? text.substring(0, text.length() - 2) : text;
  }

  private static boolean isGuid(String text, int start, int end) {
    boolean isGuid = end - start == GUID_LENGTH;
    for (int i = 0; isGuid && i < GUID_LENGTH; i++) {
      char c = text.charAt(start + i);
      boolean isDash = i == 8 || i == 13 || i == 18 || i == 23;
      isGuid = isDash ? c == '-' : Character.digit(c, 16) >= 0 && c < 128;
    }
    return isGuid;
  }

  private static boolean isWholeWithDecimal(String text) {
    int digits = text.length() - 2;
    boolean isWhole = digits > 0 && text.endsWith(".0");
    for (int i = 0; isWhole && i < digits; i++) {
      isWhole = text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    return isWhole;
  }

  /** Whether it could only be an id, not a name: long, without blanks, with a digit. */
  static boolean isSurely(String text) {
    return text.length() >= CASE_SENSITIVE
        && text.length() <= LONGEST
        && isOfIdLetters(text)
        && text.chars().anyMatch(Character::isDigit);
  }

  private static boolean isCaseSensitive(String text) {
    return text.length() == CASE_SENSITIVE
        && text.chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c))
        && Character.isDigit(text.charAt(0));
  }

  private static boolean isOfIdLetters(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c >= 127 || c == '@') {
        return false;
      }
    }
    return true;
  }

  /** Three characters, each telling which of five are capitals. */
  private static String suffix(String id) {
    var suffix = new StringBuilder();
    for (int block = 0; block < CASE_SENSITIVE; block += 5) {
      int capitals = 0;
      for (int i = 0; i < 5; i++) {
        if (Character.isUpperCase(id.charAt(block + i))) {
          capitals |= 1 << i;
        }
      }
      suffix.append(SUFFIXES.charAt(capitals));
    }
    return suffix.toString();
  }
}
