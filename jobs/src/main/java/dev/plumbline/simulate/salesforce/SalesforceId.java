package dev.plumbline.simulate.salesforce;

/**
 * Ids of records: three characters for the object, twelve for the record, and three that repeat
 * which of the fifteen are capitals, so that ids survive programs that ignore case.
 */
public final class SalesforceId {

  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final String CHECK = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
  private static final int RECORD = 12;
  private static final int CHUNK = 5;

  private SalesforceId() {}

  public static String account(int index) {
    return of("001", index + 1);
  }

  static String contact(int index) {
    return of("003", index + 1);
  }

  static String user(int index) {
    return of("005", index + 1);
  }

  static String of(String prefix, long number) {
    char[] record = new char[RECORD];
    long rest = number;
    for (int i = RECORD - 1; i >= 0; i--) {
      record[i] = DIGITS.charAt((int) (rest % DIGITS.length()));
      rest /= DIGITS.length();
    }
    record[0] = 'B';
    record[1] = 'k';
    String id = prefix + new String(record);
    StringBuilder check = new StringBuilder();
    for (int from = 0; from < id.length(); from += CHUNK) {
      int capitals = 0;
      for (int i = 0; i < CHUNK; i++) {
        capitals |= Character.isUpperCase(id.charAt(from + i)) ? 1 << i : 0;
      }
      check.append(CHECK.charAt(capitals));
    }
    return id + check;
  }
}
