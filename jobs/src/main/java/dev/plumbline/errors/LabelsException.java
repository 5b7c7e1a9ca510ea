package dev.plumbline.errors;

import java.util.List;

/** Labelled texts that cannot be used; the message names lines, never a text. */
public final class LabelsException extends UserException {

  public LabelsException(String file, List<String> problems) {
    super(
        "Cannot validate the lexicon by %s:%n  %s%nThe file is CSV in UTF-8 with a header; it needs the columns text, domain (business, personal or none) and level (0 to 3), and may have lang."
            .formatted(file, String.join(System.lineSeparator() + "  ", problems)));
  }
}
