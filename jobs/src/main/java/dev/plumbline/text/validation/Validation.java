package dev.plumbline.text.validation;

import dev.plumbline.text.TextScore;
import dev.plumbline.text.TextScorer;
import dev.plumbline.text.validation.Label.Domain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * Scores of labelled texts against their labels, per language and domain: weighted kappa, and for
 * each level precision, recall and the area under the curve of the graded score.
 *
 * <p>A domain passes the gate of method §4.4 when at least 400 texts were labelled, 60 of which
 * scored level 2 or 3, kappa is at least .6, and so is the precision of levels 2 and 3. Anything
 * else is {@code EXPLORATORY}.
 */
public final class Validation {

  static final int FEWEST_TEXTS = 400;
  static final int FEWEST_DEEP = 60;
  static final double GATE = .6;

  private final TextScorer scorer;
  private final List<Label> labels;
  private final List<TextScore> scores;

  public Validation(TextScorer scorer, List<Label> labels) {
    this.scorer = scorer;
    this.labels = labels;
    this.scores =
        labels.stream()
            .map(
                label ->
                    label.language().isEmpty()
                        ? scorer.score(label.text())
                        : scorer.scoreIn(label.language(), label.text()))
            .toList();
  }

  /** The report, line by line; it holds no text. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    long left = scores.stream().filter(score -> score == null).count();
    lines.add(
        "Rubric %s; %d labels, %d of them not scored: no lexicon of their language."
            .formatted(scorer.rubric(), labels.size(), left));
    var languages = new TreeSet<>(labels.stream().map(Label::language).toList());
    for (String language : languages) {
      for (Domain domain : Domain.values()) {
        Judged judged = judged(language, domain);
        if (judged.texts() > 0) {
          lines.addAll(section(language, domain, judged));
        }
      }
    }
    return lines;
  }

  /** What of {@code language} was judged in {@code domain}. */
  Judged judged(String language, Domain domain) {
    List<Integer> rows = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      Label label = labels.get(i);
      if (scores.get(i) != null && label.language().equals(language) && label.judges(domain)) {
        rows.add(i);
      }
    }
    boolean business = domain == Domain.BUSINESS;
    return new Judged(
        rows.stream().mapToInt(i -> labels.get(i).level()).toArray(),
        rows.stream()
            .map(scores::get)
            .mapToInt(score -> business ? score.levelBusiness() : score.levelPersonal())
            .toArray(),
        rows.stream()
            .map(scores::get)
            .mapToDouble(score -> business ? score.gradedBusiness() : score.gradedPersonal())
            .toArray());
  }

  private List<String> section(String language, Domain domain, Judged judged) {
    List<String> lines = new ArrayList<>();
    String name = domain.name().toLowerCase(Locale.ROOT);
    lines.add("");
    lines.add(
        "%s%s, %d texts"
            .formatted(name, language.isEmpty() ? "" : " in " + language, judged.texts()));
    lines.add("  weighted kappa" + judged.interval(judged::kappa));
    lines.add("  level  labelled  scored  precision               recall                  area");
    for (int at = 1; at < Judged.LEVELS; at++) {
      int level = at;
      lines.add(
          "  %5d  %8d  %6d %-23s %-23s %s"
              .formatted(
                  level,
                  judged.labelledAt(level),
                  judged.scoredAt(level),
                  judged.interval(weights -> judged.precision(level, weights)),
                  judged.interval(weights -> judged.recall(level, weights)),
                  judged.interval(judged.area(level)::value)));
    }
    lines.add(
        "    2, 3  %8d  %6d %-23s %-23s"
            .formatted(
                judged.labelledAt(2) + judged.labelledAt(3),
                judged.scoredAt(2) + judged.scoredAt(3),
                judged.interval(weights -> judged.precisionFrom(2, weights)),
                judged.interval(weights -> judged.recallFrom(2, weights))));
    lines.add("  confusion: a row for each label, a column for each score");
    double[] ones = new double[judged.texts()];
    Arrays.fill(ones, 1);
    double[][] confusion = judged.confusion(ones);
    for (int level = 0; level < Judged.LEVELS; level++) {
      var row = new StringBuilder("  %5d".formatted(level));
      for (double count : confusion[level]) {
        row.append("%8.0f".formatted(count));
      }
      lines.add(row.toString());
    }
    List<String> lacks = lacks(judged);
    lines.add(
        lacks.isEmpty()
            ? "  gate met by rubric %s: keep these lines with your records"
                .formatted(scorer.rubric())
            : "  EXPLORATORY: " + String.join(", ", lacks));
    return lines;
  }

  /** What the gate asks for and is not there. */
  static List<String> lacks(Judged judged) {
    double[] ones = new double[judged.texts()];
    Arrays.fill(ones, 1);
    List<String> lacks = new ArrayList<>();
    if (judged.texts() < FEWEST_TEXTS) {
      lacks.add("fewer than %d texts".formatted(FEWEST_TEXTS));
    }
    if (judged.scoredAt(2) + judged.scoredAt(3) < FEWEST_DEEP) {
      lacks.add("fewer than %d scored 2 or 3".formatted(FEWEST_DEEP));
    }
    if (!(judged.kappa(ones) >= GATE)) {
      lacks.add("kappa below %.1f".formatted(GATE));
    }
    for (int level = 2; level < Judged.LEVELS; level++) {
      if (!(judged.precision(level, ones) >= GATE)) {
        lacks.add("precision of level %d below %.1f".formatted(level, GATE));
      }
    }
    return lacks;
  }
}
