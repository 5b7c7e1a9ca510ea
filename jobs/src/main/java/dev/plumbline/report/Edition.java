package dev.plumbline.report;

import java.time.LocalDate;

/**
 * Which run a report tells of.
 *
 * @param asOf first day after the data; null if there is none
 * @param textMode how much of a message was scored: NONE, SUBJECT or BODY
 */
public record Edition(
    String run,
    LocalDate asOf,
    String codeVersion,
    String lexicon,
    String configHash,
    String textMode,
    int minAccounts) {

  /** The last day of the data, in words. */
  String lastDay() {
    return asOf == null ? "no day" : Figures.day(asOf.minusDays(1));
  }
}
