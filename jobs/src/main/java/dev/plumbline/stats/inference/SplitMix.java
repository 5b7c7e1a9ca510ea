package dev.plumbline.stats.inference;

/** Whole numbers that look random and are functions of what they are made of. */
final class SplitMix {

  private SplitMix() {}

  /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014). */
  static long mixed(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /** In [0, 1), of the upper bits. */
  static double uniform(long mixed) {
    return (mixed >>> 11) * 0x1p-53;
  }
}
