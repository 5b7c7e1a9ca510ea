package dev.plumbline.errors;

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
}
