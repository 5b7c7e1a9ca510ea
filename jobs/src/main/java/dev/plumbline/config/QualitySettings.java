package dev.plumbline.config;

import java.time.Duration;
import java.util.List;

/**
 * Section {@code quality} of the settings: what is expected of tables and sources.
 *
 * @param maxShare with more than this share of a table's rows against an expectation nothing is
 *     published; of a unique key no row may be
 * @param allowPartial whether references to records that are not there, and late sources, are
 *     listed and stop nothing
 * @param freshness a source that ends so long before another one is late
 * @param drift a source whose last whole month holds so many times the usual, or one so-manieth of
 *     it, has drifted
 * @param textDrift likewise, of the share of scored messages that disclose anything, half year
 *     against all before
 * @param accept expectations that stop nothing, each as table and expectation
 */
public record QualitySettings(
    Double maxShare,
    Boolean allowPartial,
    Duration freshness,
    Double drift,
    Double textDrift,
    List<String> accept) {

  static QualitySettings from(Section section) {
    return new QualitySettings(
        section.probability("max-share"),
        section.flag("allow-partial"),
        section.duration("freshness", Duration.ofDays(1)),
        section.numberAbove("drift", 1),
        section.numberAbove("text-drift", 1),
        section.texts("accept"));
  }
}
