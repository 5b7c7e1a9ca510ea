package dev.plumbline.text.validation;

/**
 * What a person found in a text.
 *
 * @param domain in which it was judged; null where it discloses nothing in either
 * @param level 0 to 3
 * @param language whose lexicon is to be used; blank to tell it from the text
 */
public record Label(String text, Domain domain, int level, String language) {

  /** What is disclosed: something of the company, or of oneself. */
  public enum Domain {
    BUSINESS,
    PERSONAL
  }

  boolean judges(Domain other) {
    return domain == null || domain == other;
  }
}
