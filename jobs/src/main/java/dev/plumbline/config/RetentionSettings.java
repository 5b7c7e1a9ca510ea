package dev.plumbline.config;

import java.time.Duration;
import java.util.List;

/**
 * Section {@code retention} of the settings.
 *
 * @param grace a term that begins so soon after another continues it; and so long a signal to leave
 *     must stand, and the exports must reach on, before a month is told retained or lost
 * @param warmUpMonths months that must be captured before an account counts as observed
 * @param decisionRule which signal dates a decision to leave
 * @param voidStatuses states of a contract that never was in force, in any case of letters
 * @param endedStatuses states of a contract that is over, even if it renewed by itself
 */
public record RetentionSettings(
    Duration grace,
    Integer warmUpMonths,
    DecisionRule decisionRule,
    List<String> voidStatuses,
    List<String> endedStatuses) {

  static RetentionSettings from(Section section) {
    return new RetentionSettings(
        section.duration("grace", Duration.ofDays(1)),
        section.count("warm-up-months", 0),
        section.oneOf("decision-rule", DecisionRule.class),
        section.texts("void-statuses"),
        section.texts("ended-statuses"));
  }
}
