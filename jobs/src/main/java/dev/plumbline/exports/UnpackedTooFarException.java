package dev.plumbline.exports;

import java.io.IOException;

/** More comes out of a packed file than {@code unpack} of the settings allows: a bomb. */
public final class UnpackedTooFarException extends IOException {

  private static final long serialVersionUID = 1;

  UnpackedTooFarException() {
    super("More comes out of it than unpack.max-ratio and unpack.max-bytes allow");
  }
}
