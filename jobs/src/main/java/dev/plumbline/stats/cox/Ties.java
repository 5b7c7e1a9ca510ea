package dev.plumbline.stats.cox;

/** What the partial likelihood makes of events at the same time. */
public enum Ties {
  /** The tied subjects leave the risk set one after the other, in an average order (Efron 1977). */
  EFRON,
  /** Every tied subject faces the whole risk set (Breslow 1974). Attenuates where ties are many. */
  BRESLOW
}
