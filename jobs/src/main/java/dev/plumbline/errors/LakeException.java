package dev.plumbline.errors;

/** A lake that cannot be used as it stands. */
public final class LakeException extends UserException {

  private LakeException(String message) {
    super(message);
  }

  public static LakeException withoutRun(String root) {
    return new LakeException(
        "Cannot report on the lake at %s: no run has ended well there yet. Run 'nightly' first."
            .formatted(root));
  }

  public static LakeException unwritable(String root, String reason) {
    return new LakeException(
        "Cannot write to the lake at %s: %s. Check lake.root and who may write there."
            .formatted(root, reason));
  }
}
