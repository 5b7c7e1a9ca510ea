package dev.plumbline.simulate.text;

/**
 * A sentence with slots.
 *
 * @param id topic or kind, and number within it
 * @param pattern the words, with slots in braces
 * @param paraphrase goes without the words that one would look for
 */
public record Sentence(String id, String pattern, boolean paraphrase, Split split) {}
