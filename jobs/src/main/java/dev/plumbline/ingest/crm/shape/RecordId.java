package dev.plumbline.ingest.crm.shape;

/** Ids of records in their one spelling. */
final class RecordId {

  private static final int LONGEST = 64;
  private static final int CASE_SENSITIVE = 15;
  private static final String SUFFIXES = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

  private RecordId() {}

  /**
   * {@code text}, or its form of 18 characters if it is a Salesforce id of 15.
   *
   * @throws BadCell if it has blanks or an {@code @}, or is too long: then it is no id but text
   */
  static String of(String text) throws BadCell {
    if (text.length() > LONGEST || !isOfIdLetters(text)) {
      throw new BadCell(Reason.BAD_ID);
    }
    return wide(text);
  }

  /** An id of any system: of 18 characters if it is a Salesforce id of 15, else as it is. */
  static String wide(String text) {
    return isCaseSensitive(text) ? text + suffix(text) : text;
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
