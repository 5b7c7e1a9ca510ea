package dev.plumbline.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.config.TextMode;
import dev.plumbline.schema.Field;
import dev.plumbline.tables.staging.Interactions;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScoredFieldsTest {

  private static final TextScore SCORE =
      new TextScore("en", 3, 2, 4, 8, 1, 0, 1, 2, 3, 0, 0, 0, 0, 0, 0, 0, -1, 9, 5, 0.5, 0.25);

  @Test
  void everyColumnOfAScoreIsToldWhereTextIsReadAndOnlyThere() {
    Map<Field, Object> fields = ScoredFields.of(SCORE, "rubric");

    assertThat(fields)
        .containsEntry(Interactions.RUBRIC, "rubric")
        .containsEntry(Interactions.LEVEL_BUSINESS, 3)
        .containsEntry(Interactions.VALENCE, 4);
    assertThat(fields.keySet())
        .allMatch(field -> ScoredFields.isTold(field, TextMode.BODY))
        .allMatch(field -> ScoredFields.isTold(field, TextMode.SUBJECT))
        .noneMatch(field -> ScoredFields.isTold(field, TextMode.NONE));
  }

  @Test
  void templatesAreOfBodies() {
    assertThat(ScoredFields.isTold(Interactions.TEMPLATE_HASH, TextMode.BODY)).isTrue();
    assertThat(ScoredFields.isTold(Interactions.TEMPLATE_HASH, TextMode.SUBJECT)).isFalse();
  }

  @Test
  void whatIsNoTextIsToldInAnyMode() {
    assertThat(ScoredFields.isTold(Interactions.RUNG, TextMode.NONE)).isTrue();
    assertThat(ScoredFields.isTold(Interactions.CHANNEL, TextMode.NONE)).isTrue();
  }
}
