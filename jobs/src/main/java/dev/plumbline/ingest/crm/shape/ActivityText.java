package dev.plumbline.ingest.crm.shape;

import dev.plumbline.config.TextMode;
import dev.plumbline.tables.staging.Interactions;
import dev.plumbline.text.ScoredFields;
import dev.plumbline.text.Template;
import dev.plumbline.text.TextScore;
import dev.plumbline.text.TextScorer;
import dev.plumbline.text.strip.OwnWords;
import java.util.List;

/**
 * The words of an activity: its subject and what the rep wrote about it. They are scored as far as
 * {@code privacy.text-mode} goes, and end here.
 */
final class ActivityText {

  private static final Input SUBJECT = Input.of("subject", Kind.PRIVATE);
  private static final Input DESCRIPTION = Input.of("description", Kind.PRIVATE);
  static final List<Input> INPUTS = List.of(SUBJECT, DESCRIPTION);

  private ActivityText() {}

  static Draft score(Draft draft, Cells in) {
    TextMode mode = in.reading().mode();
    draft.set(Interactions.RUNG, "NONE");
    if (mode == TextMode.NONE) {
      return draft;
    }
    TextScorer scorer = in.reading().scorer();
    String subject = in.raw(SUBJECT) == null ? "" : OwnWords.ofSubject(in.raw(SUBJECT));
    String text = mode == TextMode.BODY ? in.raw(DESCRIPTION) : null;
    if (text != null) {
      String own = OwnWords.ofPlain(text);
      String words = Template.wordsOf(own);
      draft.set(
          Interactions.TEMPLATE_HASH,
          words == null ? null : in.reading().keys().fingerprint(words));
      fill(draft, "BODY", scorer.score(subject, own), scorer, subject + "\n" + own);
    } else if (!subject.isBlank()) {
      fill(draft, "SUBJECT", scorer.score(subject), scorer, subject);
    }
    return draft;
  }

  /** A text in a language that has no lexicon has no score. */
  private static void fill(
      Draft draft, String rung, TextScore score, TextScorer scorer, String text) {
    if (score == null) {
      draft.set(Interactions.LANGUAGE, TextScorer.languageOf(text));
      return;
    }
    draft.set(Interactions.RUNG, rung);
    ScoredFields.of(score, scorer.rubric()).forEach(draft::set);
  }
}
