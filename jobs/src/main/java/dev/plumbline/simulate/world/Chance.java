package dev.plumbline.simulate.world;

import java.util.SplittableRandom;

/**
 * Random draws that depend on nothing but their key: the seed, what they are for, whom they are
 * about and the month. So no order of drawing and no number of threads can change a world.
 *
 * <p>Transcendental functions are those of {@link StrictMath}: the same bits on every machine.
 */
public final class Chance {

  /** No month: the key of draws that concern an entity as a whole. */
  private static final int BEFORE_ALL = -1_000;

  private static final double LARGE_MEAN = 30;

  private final SplittableRandom random;

  private Chance(long key) {
    this.random = new SplittableRandom(key);
  }

  public static Chance of(long seed, Stream stream, long entity, long month) {
    long key = mix(seed + 0x9E3779B97F4A7C15L);
    key = mix(key ^ stream.name().hashCode() * 0xC2B2AE3D27D4EB4FL);
    key = mix(key ^ (entity + 0x165667B19E3779F9L));
    return new Chance(mix(key ^ (month + 0x27D4EB2F165667C5L)));
  }

  /** For what concerns the entity as a whole, in all months. */
  public static Chance of(long seed, Stream stream, long entity) {
    return of(seed, stream, entity, BEFORE_ALL);
  }

  /** In [0, 1). */
  public double uniform() {
    return random.nextDouble();
  }

  public double uniform(double low, double high) {
    return low + (high - low) * uniform();
  }

  /** An integer in [0, bound). */
  public int below(int bound) {
    return random.nextInt(bound);
  }

  /** An integer from {@code low} to {@code high}, both included. */
  public int between(int low, int high) {
    return low + below(high - low + 1);
  }

  public boolean happens(double probability) {
    return uniform() < probability;
  }

  public long bits() {
    return random.nextLong();
  }

  public double normal() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()));
    return radius * StrictMath.cos(2 * Math.PI * uniform());
  }

  public double exponential(double mean) {
    return -mean * StrictMath.log(1 - uniform());
  }

  /** Knuth's product of uniforms, on pieces that keep the product away from underflow. */
  public int poisson(double mean) {
    if (mean > LARGE_MEAN) {
      return poisson(mean / 2) + poisson(mean / 2);
    }
    double limit = StrictMath.exp(-mean);
    int count = 0;
    for (double product = uniform(); product > limit; product *= uniform()) {
      count++;
    }
    return count;
  }

  @SafeVarargs
  public final <T> T oneOf(T... choices) {
    return choices[below(choices.length)];
  }

  /** The finaliser of SplitMix64. */
  private static long mix(long bits) {
    long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
