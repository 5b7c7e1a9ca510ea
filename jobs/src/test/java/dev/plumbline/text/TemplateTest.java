package dev.plumbline.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TemplateTest {

  @Test
  void mailOfOneMouldHasTheSameWords() {
    String ann =
        "Hi Ann,\n\nyour invoice 4711 of March is ready, please find it at https://x.example/a and pay soon.";
    String bob =
        "Hello Bob Lee,\nyour invoice 4712 of April is ready, please find it at https://x.example/b and pay\nsoon.";

    assertThat(Template.wordsOf(ann))
        .isEqualTo(Template.wordsOf(bob))
        .isEqualTo("your invoice of is ready please find it at and pay soon ");
  }

  @Test
  void aFewWordsAreNoMould() {
    assertThat(Template.wordsOf("Thanks, sounds good to me!")).isNull();
    assertThat(Template.wordsOf("")).isNull();
  }
}
