package dev.plumbline.errors;

import java.util.List;

/** Tables that must not be published; what was published before still stands. */
public final class QualityGateException extends UserException {

  public QualityGateException(List<String> failures) {
    super(
        "Cannot publish: the tables failed their checks, so what was published before still stands.%n  %s"
            .formatted(String.join(System.lineSeparator() + "  ", failures)));
  }

  @Override
  public int exitCode() {
    return 4;
  }
}
