package dev.plumbline.simulate.text;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32;

/** Whether a sentence may be looked at while the lexicon is tuned. */
public enum Split {
  TUNING,
  HELD_BACK;

  /** The name in the files of truth. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** By a hash of the sentence: no one chooses. */
  static Split of(String sentence) {
    CRC32 hash = new CRC32();
    hash.update(sentence.getBytes(StandardCharsets.UTF_8));
    return (hash.getValue() >>> 7 & 1) == 0 ? TUNING : HELD_BACK;
  }
}
