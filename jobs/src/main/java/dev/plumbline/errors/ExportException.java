package dev.plumbline.errors;

import java.util.List;

/** An export that is absent, incomplete or damaged. Nothing of it is stored. */
public final class ExportException extends UserException {

  private ExportException(String message) {
    super(message);
  }

  public static ExportException missing(String source, String path) {
    return new ExportException(
        "Cannot read the %s export: there is nothing at %s. Check %s.path."
            .formatted(source, path, source));
  }

  public static ExportException empty(String source, String path, List<String> objects) {
    return new ExportException(
        "Cannot read the %s export: there is no file of %s at %s. Export them there, or check %s.path and %s.file-name."
            .formatted(source, String.join(", ", objects), path, source, source));
  }

  /** An object without which no question can be answered. */
  public static ExportException lacks(String source, String path, String what, List<String> found) {
    return new ExportException(
        "Cannot use the %s export at %s: it has no %s, only %s. Export it too; %s.objects tells which objects are read as what."
            .formatted(source, path, what, String.join(", ", found), source));
  }

  /**
   * An export without an account.
   *
   * @param wrong what most of the records that are wrong are wrong in; blank if none is
   */
  public static ExportException noAccounts(String source, long read, String wrong) {
    String why =
        wrong.isEmpty()
            ? ""
            : " Most that are wrong have %s: %s.date-formats, decimal, zone, values.flag and objects tell how they are to be read."
                .formatted(wrong, source);
    return new ExportException(
        "Cannot use the %s export: it holds 0 accounts that can be read, of %d records.%s Export the accounts again; what was stored before still stands."
            .formatted(source, read, why));
  }

  /** Every column that a file must have and has not. */
  public static ExportException columns(String source, List<String> problems) {
    return new ExportException(
        "Cannot read the %s export: columns are missing.%n  %s%nAn object that you can do without is left out by the line %s.objects.NAME=null."
            .formatted(source, String.join(System.lineSeparator() + "  ", problems), source));
  }

  public static ExportException cut(String file, long line) {
    return new ExportException(
        "Cannot read %s: it ends in the middle of the record that starts on line %d, as if it had been cut off. Export or copy it again."
            .formatted(file, line));
  }

  public static ExportException encoding(String file, long line, String charset, String setting) {
    return new ExportException(
        "Cannot read %s: line %d has bytes that are not %s. Export it as UTF-8, or set %s."
            .formatted(file, line, charset, setting));
  }

  /** A member of a zip archive that no exporter writes. */
  public static ExportException archive(String file, int member, String what) {
    return new ExportException(
        "Cannot read %s: member %d of it %s. Nothing of it was unpacked; export it again, or see the section unpack of reference.conf."
            .formatted(file, member, what));
  }

  /** A packed file out of which too much comes. */
  public static ExportException bomb(String file, long line) {
    return new ExportException(
        "Cannot read %s: more comes out of it at line %d than unpack.max-ratio and unpack.max-bytes allow. Export it again, or raise them if it is no bomb."
            .formatted(file, line));
  }

  public static ExportException damaged(String file, long line) {
    return new ExportException(
        "Cannot read %s: it cannot be unpacked or read beyond line %d. Export or copy it again."
            .formatted(file, line));
  }
}
