package dev.plumbline.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Section {@code retention} of the settings.
 *
 * @param grace a term that begins so soon after another continues it; and so long a signal to leave
 *     must stand, and the exports must reach on, before a month is told retained or lost
 * @param warmUpMonths months that must be captured before an account counts as observed
 * @param mode how leaving is told of product lines that {@code modes} does not name
 * @param modes how it is told, by product line
 * @param beside definitions that are fitted beside the one that verdicts rest on
 * @param decisionRule which signal dates a decision to leave
 * @param voidStatuses states of a contract that never was in force, in any case of letters
 * @param endedStatuses states of a contract that is over, even if it renewed by itself
 * @param activeBelow a customer whose probability of being active falls below it has left
 * @param exchangeRates what currencies were worth
 */
public record RetentionSettings(
    Duration grace,
    Integer warmUpMonths,
    RetentionMode mode,
    Map<String, RetentionMode> modes,
    List<Definition> beside,
    DecisionRule decisionRule,
    List<String> voidStatuses,
    List<String> endedStatuses,
    Double activeBelow,
    ExchangeRates exchangeRates) {

  static RetentionSettings from(Section section) {
    return new RetentionSettings(
        section.duration("grace", Duration.ofDays(1)),
        section.count("warm-up-months", 0),
        section.oneOf("mode", RetentionMode.class),
        section.oneOfByName("modes", RetentionMode.class),
        section.severalOf("beside", Definition.class),
        section.oneOf("decision-rule", DecisionRule.class),
        section.texts("void-statuses"),
        section.texts("ended-statuses"),
        section.probability("active-below"),
        section.exchangeRates("exchange-rates"));
  }
}
