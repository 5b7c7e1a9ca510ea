package dev.plumbline.text;

import dev.plumbline.schema.Field;
import dev.plumbline.tables.staging.Interactions;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where a score stands in a row of {@link Interactions}. */
public final class ScoredFields {

  private ScoredFields() {}

  /**
   * The columns that a score fills, with their values.
   *
   * @param rubric that of the scorer
   */
  public static Map<Field, Object> of(TextScore score, String rubric) {
    Map<Field, Object> fields = new LinkedHashMap<>();
    fields.put(Interactions.RUBRIC, rubric);
    fields.put(Interactions.LANGUAGE, score.language());
    fields.put(Interactions.LEVEL_BUSINESS, score.levelBusiness());
    fields.put(Interactions.LEVEL_PERSONAL, score.levelPersonal());
    fields.put(Interactions.TOPICS_BUSINESS, score.topicsBusiness());
    fields.put(Interactions.TOPICS_PERSONAL, score.topicsPersonal());
    fields.put(Interactions.BUSINESS_PROBES, score.businessProbes());
    fields.put(Interactions.PERSONAL_PROBES, score.personalProbes());
    fields.put(Interactions.CONFLICT_HITS, score.conflict());
    fields.put(Interactions.REPAIR_HITS, score.repair());
    fields.put(Interactions.GRACE_HITS, score.grace());
    fields.put(Interactions.DISCOVERY_HITS, score.discovery());
    fields.put(Interactions.IDEA_HITS, score.idea());
    fields.put(Interactions.ROI_HITS, score.roi());
    fields.put(Interactions.PROACTIVE_HITS, score.proactive());
    fields.put(Interactions.PRICE_HITS, score.price());
    fields.put(Interactions.INTENT_HITS, score.intent());
    fields.put(Interactions.EASE_HITS, score.ease());
    fields.put(Interactions.FORMALITY_HITS, score.formality());
    fields.put(Interactions.VALENCE, score.valence());
    fields.put(Interactions.SENTENCES, score.sentences());
    fields.put(Interactions.FIRST_PERSON, score.firstPerson());
    return fields;
  }
}
