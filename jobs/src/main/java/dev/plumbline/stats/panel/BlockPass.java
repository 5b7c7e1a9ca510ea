package dev.plumbline.stats.panel;

import java.io.Serializable;

/**
 * One look at every row: a state that blocks are added to, and that is added to other states.
 *
 * <p>Adding states is associative, and commutative up to rounding; callers merge in a fixed order
 * so that even rounding is the same from run to run.
 */
public interface BlockPass<B, S extends Serializable> extends Serializable {

  S start();

  void add(S state, B block);

  /** Adds {@code from} to {@code into}; {@code from} is not used again. */
  void merge(S into, S from);
}
