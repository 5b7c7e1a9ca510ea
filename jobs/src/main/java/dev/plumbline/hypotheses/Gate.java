package dev.plumbline.hypotheses;

/** Whether a verdict may stand, whatever its p-values; method section 14, override. */
enum Gate {
  /** What could be examined speaks for no other reading. */
  PASS,
  /** It may stand, but the data identify it weakly. */
  WEAK_ID,
  /** Leaving seems to have come first. */
  REVERSE_SUSPECT,
  /** A feature knew of something that came later. */
  LEAK,
  /** An effect was found where there can be none. */
  PLACEBO_FAIL,
  /** Nothing could be examined. */
  NOT_RUN;

  /** Whether it leaves no verdict. */
  boolean withholds() {
    return this == REVERSE_SUSPECT || this == LEAK || this == PLACEBO_FAIL;
  }
}
