package dev.plumbline.text.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.config.TextSettings;
import dev.plumbline.errors.LabelsException;
import dev.plumbline.text.TextScorer;
import dev.plumbline.text.lexicon.Lexica;
import dev.plumbline.text.validation.Label.Domain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidationTest {

  private static final TextScorer SCORER =
      new TextScorer(Lexica.of(new TextSettings(List.of("en"), "en", "")));
  private static final String FOUND = "Our budget for next year is half of what it was.";
  private static final String MISSED = "Nothing is left in the purse that was filled in spring.";

  @TempDir private Path folder;

  @Test
  void countsWhatTheLexiconFindsAndMisses() {
    Judged judged =
        new Validation(
                SCORER,
                List.of(
                    new Label(FOUND, Domain.BUSINESS, 2, ""),
                    new Label(MISSED, Domain.BUSINESS, 2, ""),
                    new Label(FOUND, Domain.BUSINESS, 3, ""),
                    new Label("Thank you for the quick reply.", null, 0, ""),
                    new Label("Das ist nicht mit uns und wir haben es", Domain.BUSINESS, 2, "")))
            .judged("", Domain.BUSINESS);

    double[] ones = {1, 1, 1, 1};
    assertThat(judged.texts()).as("without the one in German").isEqualTo(4);
    assertThat(judged.confusion(ones))
        .isDeepEqualTo(new double[][] {{1, 0, 0, 0}, {0, 0, 0, 0}, {1, 0, 1, 0}, {0, 0, 1, 0}});
    assertThat(judged.precision(2, ones)).isEqualTo(.5);
    assertThat(judged.recall(2, ones)).isEqualTo(.5);
    assertThat(judged.area(1).value(ones)).isEqualTo(2.5 / 3);
  }

  @Test
  void aDomainPassesTheGateOnManyLabelsThatAgree() {
    List<Label> labels = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      labels.add(new Label("We filed for insolvency last week.", Domain.BUSINESS, 3, ""));
      labels.add(new Label(FOUND, Domain.BUSINESS, 2, ""));
      labels.add(new Label("Thank you.", null, 0, ""));
    }

    assertThat(Validation.lacks(judged(labels))).isEmpty();
    assertThat(new Validation(SCORER, labels).lines())
        .anyMatch(line -> line.contains("gate met by rubric " + SCORER.rubric()));
    assertThat(Validation.lacks(judged(labels.subList(0, 300))))
        .containsExactly("fewer than 400 texts");
    assertThat(Validation.lacks(judged(labels.stream().map(ValidationTest::shifted).toList())))
        .contains("kappa below 0.6", "precision of level 2 below 0.6");
  }

  @Test
  void printsNoText() {
    assertThat(
            String.join(
                "\n",
                new Validation(SCORER, List.of(new Label("Zebra wombat.", null, 0, ""))).lines()))
        .doesNotContainIgnoringCase("zebra", "wombat")
        .contains("EXPLORATORY");
  }

  @Test
  void readsTextsOfSeveralLines() throws IOException {
    Path file = folder.resolve("labels.csv");
    Files.writeString(
        file, "text,level,domain\n\"One, \"\"two\"\"\nthree\",2,Business\nx,0,none\n");

    assertThat(LabelFile.read(file))
        .containsExactly(
            new Label("One, \"two\"\nthree", Domain.BUSINESS, 2, ""), new Label("x", null, 0, ""));
  }

  @Test
  void namesEveryLineThatCannotBeUsedAndNoText() throws IOException {
    Path file = folder.resolve("labels.csv");
    Files.writeString(
        file, "text,domain,level\nsecret,private,1\nsecret,none,2\nsecret,business,4");

    assertThatThrownBy(() -> LabelFile.read(file))
        .isInstanceOf(LabelsException.class)
        .hasMessageContaining("line 2: column domain")
        .hasMessageContaining("line 3: column level")
        .hasMessageContaining("line 4: column level")
        .hasMessageNotContaining("secret");
    assertThatThrownBy(() -> LabelFile.read(folder.resolve("none.csv")))
        .hasMessageContaining("there is no such file");
  }

  private static Judged judged(List<Label> labels) {
    return new Validation(SCORER, labels).judged("", Domain.BUSINESS);
  }

  private static Label shifted(Label label) {
    return new Label(label.text(), Domain.BUSINESS, (label.level() + 1) % 4, "");
  }
}
