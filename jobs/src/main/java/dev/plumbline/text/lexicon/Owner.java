package dev.plumbline.text.lexicon;

/** Whose the thing named must be, for a phrase to disclose it. */
public enum Owner {
  /** The phrase says so itself ("my wife", "our budget"). */
  ANY,
  /** The writer's: I, my, we or our within eight words. */
  SELF,
  /** The writer's: my or our within three words before. */
  MINE,
  /** The writer's company: we, our or us within eight words, or a word of confidence. */
  COMPANY,
  /** Counts in questions alone. */
  QUESTION
}
