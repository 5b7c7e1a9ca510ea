package dev.plumbline.simulate.people;

import dev.plumbline.simulate.world.Chance;
import dev.plumbline.simulate.world.Stream;

/**
 * Words that occur nowhere else, put into every free text, name and address of an export on
 * request: whoever finds one behind the pipeline has found text that leaked.
 */
public final class Tokens {

  /** What every token begins with. */
  public static final String PREFIX = "zqx";

  private final boolean planted;
  private final long seed;

  public Tokens(boolean planted, long seed) {
    this.planted = planted;
    this.seed = seed;
  }

  /** The text, with the token of this place at its end. */
  public String in(String text, String place, long key) {
    return planted ? text + " " + token(place, key) : text;
  }

  /** The address, with the token of this place in its local part. */
  String inAddress(String address, String place, long key) {
    int at = address.indexOf('@');
    return planted ? address.substring(0, at) + token(place, key) + address.substring(at) : address;
  }

  /** The name, with the token of this place at its end and without a space. */
  String inName(String name, String place, long key) {
    return planted ? name + token(place, key) : name;
  }

  private String token(String place, long key) {
    long bits = Chance.of(seed ^ place.hashCode(), Stream.TOKENS, key, 0).bits();
    return PREFIX + "%012x".formatted(bits & 0xFFFFFFFFFFFFL);
  }
}
