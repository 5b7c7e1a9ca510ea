package dev.plumbline.ingest.mail;

import dev.plumbline.config.TextMode;
import dev.plumbline.ingest.mail.message.Envelope;
import dev.plumbline.ingest.mail.message.ParsedMessage;
import dev.plumbline.privacy.PersonKeys;
import dev.plumbline.tables.staging.Interactions;
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
    row.set(Interactions.RUNG, rung)
        .set(Interactions.RUBRIC, scorer.rubric())
        .set(Interactions.LANGUAGE, score.language())
        .set(Interactions.LEVEL_BUSINESS, score.levelBusiness())
        .set(Interactions.LEVEL_PERSONAL, score.levelPersonal())
        .set(Interactions.TOPICS_BUSINESS, score.topicsBusiness())
        .set(Interactions.TOPICS_PERSONAL, score.topicsPersonal())
        .set(Interactions.BUSINESS_PROBES, score.businessProbes())
        .set(Interactions.PERSONAL_PROBES, score.personalProbes())
        .set(Interactions.CONFLICT_HITS, score.conflict())
        .set(Interactions.REPAIR_HITS, score.repair())
        .set(Interactions.GRACE_HITS, score.grace())
        .set(Interactions.DISCOVERY_HITS, score.discovery())
        .set(Interactions.IDEA_HITS, score.idea())
        .set(Interactions.ROI_HITS, score.roi())
        .set(Interactions.PROACTIVE_HITS, score.proactive())
        .set(Interactions.PRICE_HITS, score.price())
        .set(Interactions.INTENT_HITS, score.intent())
        .set(Interactions.EASE_HITS, score.ease())
        .set(Interactions.FORMALITY_HITS, score.formality())
        .set(Interactions.VALENCE, score.valence())
        .set(Interactions.SENTENCES, score.sentences())
        .set(Interactions.FIRST_PERSON, score.firstPerson());
  }
}
