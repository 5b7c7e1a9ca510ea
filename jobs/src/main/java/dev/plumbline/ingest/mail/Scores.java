package dev.plumbline.ingest.mail;

import dev.plumbline.config.TextMode;
import dev.plumbline.ingest.mail.message.Envelope;
import dev.plumbline.ingest.mail.message.ParsedMessage;
import dev.plumbline.privacy.PersonKeys;
import dev.plumbline.tables.staging.Interactions;
import dev.plumbline.text.ScoredFields;
import dev.plumbline.text.Template;
import dev.plumbline.text.TextScore;
import dev.plumbline.text.TextScorer;
import dev.plumbline.text.strip.OwnWords;
import java.io.Serializable;

/**
 * The score of a message, as far as {@code privacy.text-mode} goes; the text ends here.
 *
 * <p>Automated mail is not scored, nor a text in a language without lexicon, nor the subject of an
 * answer, which is that of the message answered.
 */
record Scores(TextMode mode, TextScorer scorer, PersonKeys keys) implements Serializable {

  private static final String BODY = "BODY";
  private static final String SUBJECT = "SUBJECT";
  private static final String NONE = "NONE";

  void score(Scanned row, Envelope envelope, boolean isHuman) {
    row.set(Interactions.RUNG, NONE);
    if (mode == TextMode.NONE || !isHuman) {
      return;
    }
    ParsedMessage message = envelope.message();
    String subject = OwnWords.ofSubject(message.subject());
    if (mode == TextMode.BODY && message.hasText()) {
      String own = message.ownWords();
      String words = Template.wordsOf(own);
      row.set(Interactions.TEMPLATE_HASH, words == null ? null : keys.fingerprint(words));
      fill(row, BODY, scorer.score(subject, own), subject + "\n" + own);
    } else if (!subject.isBlank()) {
      fill(row, SUBJECT, scorer.score(subject), subject);
    }
  }

  private void fill(Scanned row, String rung, TextScore score, String text) {
    if (score == null) {
      row.set(Interactions.LANGUAGE, TextScorer.languageOf(text));
      return;
    }
    row.set(Interactions.RUNG, rung);
    ScoredFields.of(score, scorer.rubric()).forEach(row::set);
  }
}
