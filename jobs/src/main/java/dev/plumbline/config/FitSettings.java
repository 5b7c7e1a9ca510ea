package dev.plumbline.config;

import java.io.Serializable;
import java.util.List;

/**
 * Section {@code fit} of the settings.
 *
 * @param smallestHazardRatio the smallest effect of interest, as a hazard ratio above 1 per
 *     standard deviation
 * @param landmarkMonths months of tenure at which the groups of retention curves are formed
 * @param minimumRiskSet a retention curve starts at the first month with so many at risk
 */
public record FitSettings(
    Double smallestHazardRatio, List<Integer> landmarkMonths, Integer minimumRiskSet)
    implements Serializable {

  static FitSettings from(Section section) {
    return new FitSettings(
        section.numberAbove("smallest-hazard-ratio", 1),
        section.counts("landmark-months", 1),
        section.count("minimum-risk-set", 1));
  }
}
