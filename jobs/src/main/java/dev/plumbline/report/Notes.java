package dev.plumbline.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the numbers do not say, how they were made, and what they must not be used for. */
final class Notes {

  private Notes() {}

  static Stream<Element> limits(Evidence evidence, Edition edition) {
    List<String> limits = new ArrayList<>();
    limits.add(
        "These are associations among customers, as known before each month. Nobody was assigned "
            + "a deep relationship by lot, and something unseen may lie behind both depth and "
            + "staying. The E-value says how strong: it would have to go with both by a risk ratio of "
            + "at least that much.");
    limits.add(
        "Measurement error in value makes depth look more direct than it is, and the other way "
            + "round. Value is the mean of the indicators that the CRM happens to hold.");
    limits.add(
        edition.textMode().equals("NONE")
            ? "No text was read: depth is an index of who writes to whom, when and how fast. It is a "
                + "proxy for closeness, not disclosure."
            : "Depth is scored from words by a lexicon that has not been validated on this "
                + "company's mail. It describes communication, not feelings.");
    limits.add(
        "Only mail and activities that were captured count. What was said on the telephone, or in "
            + "a mailbox outside the export, is not here.");
    limits.add(
        "Accounts enter when their capture begins: early leavers were never seen, and the curves "
            + "are those of who lasted that long.");
    limits.add(
        "Intervals allow for accounts of one sales rep or one parent resembling each other, but "
            + "not for the many ways in which the analysis might have been made differently.");
    evidence.fits().stream()
        .filter(fit -> Models.isCompared(fit) && !fit.missing().isBlank())
        .map(
            fit ->
                Sentences.sentence(
                    Wording.plain("%s stands without %s".formatted(fit.model(), fit.missing()))))
        .forEach(limits::add);
    return Stream.of(list(limits));
  }

  static Stream<Element> method() {
    return Stream.of(
        list(
            List.of(
                "Leaving is dated at the decision (notice, lost renewal or the end of a term that "
                    + "was not renewed), not at the end of the contract.",
                "Features of a month are those known before it began: no record enters that "
                    + "happened, or was written down, later.",
                "Models are proportional hazards on the month grid (Efron's ties), stratified by "
                    + "contract term, with errors clustered by rep and parent company. Continuous "
                    + "terms are per standard deviation.",
                "Depth beyond value is claimed only if depth protects in the joint model and keeps "
                    + "half of its total effect there; no effect only if the interval lies within "
                    + "a tenth of no difference. All else is inconclusive, and said so.",
                "Kaplan–Meier groups are formed at a landmark and followed from it, so that nobody "
                    + "is counted in a group that had to be survived to be reached.",
                "Groups of fewer accounts or reps than the settings allow are withheld, and where a "
                    + "total would give one away, a second with it.")));
  }

  static Stream<Element> ethics() {
    return Stream.of(
        list(
            List.of(
                "This release is about accounts. It is no ground for judging, ranking, paying or "
                    + "dismissing a member of staff, or for scoring a person at a customer.",
                "Nobody should be asked to disclose more, or to draw others out, because of a "
                    + "number in it.",
                "No text, subject, name or address is kept: people are keyed hashes, private topics "
                    + "one bit, and no published table shows them.")));
  }

  private static Element list(List<String> items) {
    return Element.of("ul").addAll(items.stream().map(item -> Element.of("li", item)));
  }
}
