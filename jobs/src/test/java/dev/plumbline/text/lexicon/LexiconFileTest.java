package dev.plumbline.text.lexicon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.errors.LexiconException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LexiconFileTest {

  @Test
  void readsPhrasesCommentsAndVersion() {
    Lexicon lexicon =
        LexiconFile.parse(
            "xx",
            """
            # version: 2.1
            # a comment
            lang\tdomain\tlevel\ttopic\tpattern\tweight\towner\tneg
            xx\tbusiness\t2\tdecision-process\tSign-off chain*\t0.5\tcompany\tkeep
            """);

    assertThat(lexicon.version()).isEqualTo("2.1");
    assertThat(lexicon.entries())
        .containsExactly(
            new Entry(
                Topic.DECISION_PROCESS,
                2,
                0.5,
                Owner.COMPANY,
                true,
                List.of("sign", "off", "chain*")));
  }

  @Test
  void reportsEveryProblemAtOnce() {
    assertThatThrownBy(
            () ->
                LexiconFile.parse(
                    "xx",
                    """
                    xx\tbusiness\t2\tweather\train\t1\tany\tskip
                    xx\tpersonal\t1\tgossip\train\t1\tany\tskip
                    xx\tpersonal\t1
                    xx\tpersonal\t1\tweather\t* rain\t1\tany\tskip
                    """))
        .isInstanceOf(LexiconException.class)
        .hasMessageContaining("Cannot use the lexicon xx.tsv:")
        .hasMessageContaining("line 1: expected xx, personal, 1, weather")
        .hasMessageContaining("line 2: 'gossip' is not a topic")
        .hasMessageContaining("line 3 has 3 columns, not 8")
        .hasMessageContaining("line 4: expected")
        .hasMessageContaining("no line says '# version: …'");
  }

  /** The second route: every phrase compared at every place, word by word. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void findsWhatComparingEachPhraseAtEachPlaceFinds(long seed) {
    var random = new Random(seed);
    List<String> phrases = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      phrases.add(phrase(random));
    }
    var text = new StringBuilder("# version: 1\n");
    phrases.forEach(
        phrase -> text.append("xx\tpersonal\t1\tweather\t" + phrase + "\t1\tany\tskip\n"));
    Lexicon lexicon = LexiconFile.parse("xx", text.toString());
    for (int i = 0; i < 200; i++) {
      List<String> words = random.ints(20, 0, 40).mapToObj(LexiconFileTest::word).toList();

      assertThat(found(lexicon, words))
          .containsExactlyInAnyOrderElementsOf(compared(lexicon, words));
    }
  }

  private static String phrase(Random random) {
    int length = 1 + random.nextInt(4);
    var phrase = new StringBuilder();
    for (int i = 0; i < length; i++) {
      boolean inside = i > 0 && i < length - 1;
      if (inside && random.nextInt(4) == 0) {
        phrase.append("* ");
      } else {
        String word = word(random.nextInt(40));
        phrase.append(
            random.nextInt(3) == 0
                ? word.substring(0, 1 + random.nextInt(word.length())) + "* "
                : word + " ");
      }
    }
    return phrase.toString().strip();
  }

  private static String word(int number) {
    return Integer.toBinaryString(number + 2).replace('0', 'a').replace('1', 'b');
  }

  private static List<String> found(Lexicon lexicon, List<String> words) {
    List<String> found = new ArrayList<>();
    int[] classes = new int[words.size()];
    int state = lexicon.start();
    for (int i = 0; i < words.size(); i++) {
      char[] word = words.get(i).toCharArray();
      classes[i] = lexicon.wordClass(word, 0, word.length);
      state = lexicon.next(state, classes[i]);
      for (int number : lexicon.foundAt(state)) {
        if (lexicon.isWhole(number, classes, i + 1)) {
          found.add(number + " before " + (i + 1));
        }
      }
    }
    return found;
  }

  private static List<String> compared(Lexicon lexicon, List<String> words) {
    List<String> found = new ArrayList<>();
    for (int number = 0; number < lexicon.entries().size(); number++) {
      List<String> phrase = lexicon.entry(number).words();
      for (int start = 0; start + phrase.size() <= words.size(); start++) {
        boolean all = true;
        for (int i = 0; i < phrase.size(); i++) {
          all &= matches(phrase.get(i), words.get(start + i));
        }
        if (all) {
          found.add(number + " before " + (start + phrase.size()));
        }
      }
    }
    return found;
  }

  private static boolean matches(String pattern, String word) {
    return pattern.endsWith("*")
        ? word.startsWith(pattern.substring(0, pattern.length() - 1))
        : word.equals(pattern);
  }
}
