package dev.plumbline.ingest.crm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.unsafe.Platform;

/** Hashes of ids, eight bytes each, shared out so that those of one id are in the same share. */
final class IdHashes {

  private static final long SEED = 42;

  private final long[][] shares;
  private final int[] lengths;

  /** None yet. */
  IdHashes(int shares) {
    this.shares = new long[shares][0];
    this.lengths = new int[shares];
  }

  void add(String id) {
    byte[] bytes = id.getBytes(UTF_8);
    long hash = XXH64.hashUnsafeBytes(bytes, Platform.BYTE_ARRAY_OFFSET, bytes.length, SEED);
    int share = Math.floorMod(hash, shares.length);
    if (lengths[share] == shares[share].length) {
      shares[share] = Arrays.copyOf(shares[share], Math.max(1 << 8, 2 * lengths[share]));
    }
    shares[share][lengths[share]++] = hash;
  }

  long[] share(int number) {
    return Arrays.copyOf(shares[number], lengths[number]);
  }

  /** Whether any hash comes twice in what {@code parts} have together. */
  static boolean isAnyTwice(Iterable<long[]> parts) {
    int length = 0;
    for (long[] part : parts) {
      length += part.length;
    }
    // At most half full. Hashes of one share may agree in their last bits: the first ones tell.
    int bits = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(2 * length));
    var seen = new long[1 << bits];
    boolean isZeroSeen = false;
    for (long[] part : parts) {
      for (long hash : part) {
        int at = (int) (hash >>> (Long.SIZE - bits));
        while (seen[at] != 0 && seen[at] != hash) {
          at = (at + 1) & (seen.length - 1);
        }
        if (hash == 0 ? isZeroSeen : seen[at] == hash) {
          return true;
        }
        isZeroSeen |= hash == 0;
        seen[at] = hash;
      }
    }
    return false;
  }
}
