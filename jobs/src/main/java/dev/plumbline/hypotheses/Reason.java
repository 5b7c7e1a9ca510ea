package dev.plumbline.hypotheses;

import dev.plumbline.tables.retention.Panel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Why a verdict is what it is, in words that stand in one line after a colon. */
final class Reason {

  /** What the joint model should hold; what is not there yet is named. */
  private static final List<String> JOINT_TERMS =
      List.of(
          Panel.DEPTH_RECENT.name(),
          Panel.DEPTH_VELOCITY.name(),
          Panel.VALUE.name(),
          Panel.CONFLICT.name(),
          Contrast.product(Panel.DEPTH_RECENT, Panel.CONFLICT),
          Panel.PUSH.name(),
          Panel.ARMS_LENGTH.name(),
          Contrast.product(Panel.PUSH, Panel.ARMS_LENGTH));

  private final List<String> parts = new ArrayList<>();

  static Reason of(String first) {
    return new Reason().and(first);
  }

  Reason and(String part) {
    if (!part.isBlank()) {
      parts.add(part);
    }
    return this;
  }

  /** What the fit itself says. */
  Reason andOf(Contrast contrast) {
    contrast.model().ifPresent(m -> and(m.reason().isBlank() ? "" : m.id() + ": " + m.reason()));
    return this;
  }

  /** Terms that the method asks for and the joint model does not hold. */
  Reason andMissingOf(Model joint) {
    List<String> missing =
        Stream.concat(joint.unfilled().stream(), JOINT_TERMS.stream())
            .distinct()
            .filter(JOINT_TERMS::contains)
            .filter(term -> !joint.terms().contains(term))
            .sorted()
            .toList();
    return missing.isEmpty() ? this : and("MJ was fitted without " + String.join(", ", missing));
  }

  /** Why there is no estimate. */
  static Reason without(Contrast contrast) {
    if (contrast.model().isEmpty()) {
      return of("%s was not fitted".formatted(contrast.modelId()));
    }
    if (contrast.objection().isPresent()) {
      return of(contrast.objection().orElseThrow());
    }
    return contrast.finding() == Finding.NOT_TESTABLE
        ? of("the data cannot hold %s".formatted(String.join(", ", contrast.unfilled())))
        : new Reason();
  }

  String text() {
    return String.join("; ", parts);
  }

  static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
