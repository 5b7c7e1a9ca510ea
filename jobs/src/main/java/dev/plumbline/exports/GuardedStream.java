package dev.plumbline.exports;

import dev.plumbline.config.UnpackSettings;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/**
 * Unpacked bytes, as long as they stand in proportion to the packed ones that were read for them.
 *
 * <p>A codec may throw what it likes at damaged bytes; here it is an {@link IOException}.
 */
final class GuardedStream extends FilterInputStream {

  /** What comes out of a small file, however well it packs, harms nobody. */
  static final long HARMLESS = 64L << 20;

  private final LongSupplier packed;
  private final UnpackSettings unpack;
  private long unpacked;

  GuardedStream(InputStream in, LongSupplier packed, UnpackSettings unpack) {
    super(in);
    this.packed = packed;
    this.unpack = unpack;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = unpack(bytes, offset, length);
    unpacked += Math.max(read, 0);
    if (isTooFar(unpacked, packed.getAsLong(), unpack)) {
      throw new UnpackedTooFarException();
    }
    return read;
  }

  @Override
  public long skip(long bytes) throws IOException {
    byte[] dropped = new byte[(int) Math.min(bytes, 1 << 16)];
    return Math.max(read(dropped, 0, dropped.length), 0);
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  static boolean isTooFar(long unpacked, long packed, UnpackSettings unpack) {
    return unpacked > unpack.maxBytes()
        || (unpacked > HARMLESS && unpacked / unpack.maxRatio() > packed);
  }

  private int unpack(byte[] bytes, int offset, int length) throws IOException {
    try {
      return in.read(bytes, offset, length);
    } catch (RuntimeException e) {
      throw new IOException("The codec cannot read it", e);
    }
  }
}
