package dev.plumbline.errors;

/** Another run works on the lake. */
public final class LakeHeldException extends UserException {

  private LakeHeldException(String message) {
    super(message);
  }

  @Override
  public int exitCode() {
    return 5;
  }

  /** The operating system frees the lock when that run dies. */
  public static LakeHeldException locked(String root, String holder) {
    return new LakeHeldException(
        "Cannot work on the lake at %s: another run holds it (%s). Wait until it ends."
            .formatted(root, holder));
  }

  public static LakeHeldException leased(String root, String holder, String until) {
    return new LakeHeldException(
        "Cannot work on the lake at %s: another run holds it (%s) until %s, unless it renews. Wait, or if that run is dead break its lease by --set nightly.break-lease=true."
            .formatted(root, holder, until));
  }
}
