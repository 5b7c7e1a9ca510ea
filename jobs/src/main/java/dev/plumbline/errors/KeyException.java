package dev.plumbline.errors;

/** A key for people's addresses that is absent, too weak, or not meant for these exports. */
public final class KeyException extends UserException {

  private KeyException(String message) {
    super(message);
  }

  public static KeyException tooShort(int atLeast) {
    return new KeyException(
        "Cannot hash addresses: privacy.key is not set or shorter than %d characters. Set the environment variable PLUMBLINE_KEY to a secret of your own and keep it."
            .formatted(atLeast));
  }

  public static KeyException sampleKey(String exports, String marker) {
    return new KeyException(
        "Cannot hash addresses of %s: the key is that of the published samples, which everybody knows, and there is no file %s in that folder. Set the environment variable PLUMBLINE_KEY to a secret of your own, and no other privacy.key."
            .formatted(exports, marker));
  }
}
