package dev.plumbline.simulate.text;

/** What a disclosure is about. */
public enum Domain {
  BUSINESS('B'),
  SELF('S');

  private final char letter;

  Domain(char letter) {
    this.letter = letter;
  }

  char letter() {
    return letter;
  }
}
