package dev.plumbline.text;

import dev.plumbline.config.TextMode;
import dev.plumbline.schema.Field;
import dev.plumbline.tables.staging.Interactions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Where a score stands in a row of {@link Interactions}. */
public final class ScoredFields {

  private static final Map<Field, Function<TextScore, Object>> VALUES = new LinkedHashMap<>();

  static {
    VALUES.put(Interactions.LANGUAGE, TextScore::language);
    VALUES.put(Interactions.LEVEL_BUSINESS, TextScore::levelBusiness);
    VALUES.put(Interactions.LEVEL_PERSONAL, TextScore::levelPersonal);
    VALUES.put(Interactions.TOPICS_BUSINESS, TextScore::topicsBusiness);
    VALUES.put(Interactions.TOPICS_PERSONAL, TextScore::topicsPersonal);
    VALUES.put(Interactions.BUSINESS_PROBES, TextScore::businessProbes);
    VALUES.put(Interactions.PERSONAL_PROBES, TextScore::personalProbes);
    VALUES.put(Interactions.CONFLICT_HITS, TextScore::conflict);
    VALUES.put(Interactions.REPAIR_HITS, TextScore::repair);
    VALUES.put(Interactions.GRACE_HITS, TextScore::grace);
    VALUES.put(Interactions.DISCOVERY_HITS, TextScore::discovery);
    VALUES.put(Interactions.IDEA_HITS, TextScore::idea);
    VALUES.put(Interactions.ROI_HITS, TextScore::roi);
    VALUES.put(Interactions.PROACTIVE_HITS, TextScore::proactive);
    VALUES.put(Interactions.PRICE_HITS, TextScore::price);
    VALUES.put(Interactions.INTENT_HITS, TextScore::intent);
    VALUES.put(Interactions.EASE_HITS, TextScore::ease);
    VALUES.put(Interactions.FORMALITY_HITS, TextScore::formality);
    VALUES.put(Interactions.VALENCE, TextScore::valence);
    VALUES.put(Interactions.SENTENCES, TextScore::sentences);
    VALUES.put(Interactions.FIRST_PERSON, TextScore::firstPerson);
  }

  private ScoredFields() {}

  /** Whether any text tells {@code field} where texts are read as far as {@code mode} goes. */
  public static boolean isTold(Field field, TextMode mode) {
    boolean isOfBodies = field.equals(Interactions.TEMPLATE_HASH);
    return switch (mode) {
      case BODY -> true;
      case SUBJECT -> !isOfBodies;
      case NONE -> !isOfBodies && !field.equals(Interactions.RUBRIC) && !VALUES.containsKey(field);
    };
  }

  /**
   * The columns that a score fills, with their values.
   *
   * @param rubric that of the scorer
   */
  public static Map<Field, Object> of(TextScore score, String rubric) {
    Map<Field, Object> fields = new LinkedHashMap<>();
    fields.put(Interactions.RUBRIC, rubric);
    VALUES.forEach((field, value) -> fields.put(field, value.apply(score)));
    return fields;
  }
}
