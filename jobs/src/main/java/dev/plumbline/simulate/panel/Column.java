package dev.plumbline.simulate.panel;

import java.util.Locale;

/** A column of the latent panel. */
public enum Column {
  /** Stage at the beginning of the month, standardised by its planted spread. */
  TRUE_DEPTH,
  /** Value delivered in the month before. */
  TRUE_VALUE,
  /** 1 if a conflict broke out in the three months before. */
  CONFLICT,
  /** 1 if the stage rose in the three months before. */
  DEEPENED,
  /** 1 if a rep who pushes looks after a buyer who keeps arm's length. */
  PUSHED,
  /** Log size, standardised. */
  SIZE,
  /** Measured depth of the six months before, standardised. */
  DEPTH,
  /** Measured depth now less that of six months earlier, on the scale of {@link #DEPTH}. */
  VELOCITY,
  /** Mean of two noisy readings of value over three months, standardised. */
  VALUE,
  /** How much more the rep tells of himself than is told to him by others, standardised. */
  PUSH,
  /** 1 if the buyer seems to keep arm's length. */
  ARMS;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
