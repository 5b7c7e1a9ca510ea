package dev.plumbline.errors;

import java.util.List;

/** A lexicon that cannot be used; the message lists every problem of the file at once. */
public final class LexiconException extends UserException {

  public LexiconException(String lexicon, List<String> problems) {
    super(
        "Cannot use the lexicon %s:%n  %s%nMend these lines, or leave text.lexicon-folder blank to use the lexica that come with Plumbline."
            .formatted(lexicon, String.join(System.lineSeparator() + "  ", problems)));
  }
}
