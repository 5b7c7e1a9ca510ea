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
    long[] all = new long[length];
    int at = 0;
    for (long[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    Arrays.sort(all);
    for (int i = 1; i < all.length; i++) {
      if (all[i] == all[i - 1]) {
        return true;
      }
    }
    return false;
  }
}
