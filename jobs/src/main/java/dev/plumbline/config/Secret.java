package dev.plumbline.config;

import java.io.Serializable;

/** A setting that is never shown: not in a log, a message or a table. Empty when it is not set. */
public record Secret(String value) implements Serializable {

  public boolean isSet() {
    return !value.isEmpty();
  }

  @Override
  public String toString() {
    return isSet() ? "[redacted]" : "[not set]";
  }
}
