package dev.plumbline.simulate.world;

/**
 * What is wrong with the exports of a world, planted to see whether it is noticed; section 19.1.
 */
public enum Fault {
  NONE,
  /** Nobody may read text: the settings beside the exports say {@code text-mode = none}. */
  NO_TEXT,
  /** Reps paste the same few confidences into the notes of all customers. */
  PASTED_NOTES,
  /** From the middle on, half of what is disclosed is said in words that no lexicon holds. */
  OTHER_WORDS,
  /** No history of owners and stages, and close dates moved after the fact. */
  SNAPSHOT,
  /** One customer in twenty has the web site of another. */
  MERGED_DOMAINS
}
