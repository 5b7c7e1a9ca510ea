package dev.plumbline.errors;

/** A table of the lake that was written by another declaration than today's. */
public final class DeclarationException extends UserException {

  public DeclarationException(String table) {
    super(
        "Cannot use %s: the lake holds it with other columns than this version declares. Run 'rebuild' to make all tables anew, or name another lake.root."
            .formatted(table));
  }
}
