package dev.plumbline.ingest.mail.message;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.testing.Mutants;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageIdsTest {

  private static final Pattern ID = Pattern.compile("<([^<>\\s]+)>");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<a@b>              | a@b",
        "<a@b> <c@d>,<e@f>  | a@b c@d e@f",
        "a@b                | ''",
        "<a b> <c>          | c",
        "<<a>>              | a",
        "<a <b>             | b",
        "<> <a              | ''",
        "answer of Ann <a>  | a",
      })
  void whatStandsInBrackets(String header, String ids) {
    assertThat(String.join(" ", MessageIds.in(header))).isEqualTo(ids);
    assertThat(MessageIds.firstIn(header)).isEqualTo(ids.isEmpty() ? null : ids.split(" ", -1)[0]);
  }

  @Test
  void mutantsHaveTheIdsOfTheExpression() {
    var mutants =
        new Mutants(
            List.of("<a@b> <c.d@e>\n\t<f> of <g@h <i>> <>".getBytes(ISO_8859_1)), Mutants.seed());
    for (int i = 0; i < Mutants.count(); i++) {
      String header = new String(mutants.at(i), ISO_8859_1);
      assertThat(MessageIds.in(header))
          .isEqualTo(ID.matcher(header).results().map((MatchResult id) -> id.group(1)).toList());
    }
  }
}
