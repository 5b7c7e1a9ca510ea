package dev.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.Table;
import dev.plumbline.tables.core.Coverage;
import dev.plumbline.tables.published.DepthValueGrid;
import dev.plumbline.tables.published.EffectsForest;
import dev.plumbline.tables.published.RetentionCurves;
import dev.plumbline.tables.published.TheoryScorecard;
import dev.plumbline.tables.results.Coefficients;
import dev.plumbline.tables.results.Curves;
import dev.plumbline.testing.Gold;
import dev.plumbline.testing.SparkTest;
import dev.plumbline.testing.TableText;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@SparkTest
class ReportTest {

  private final ReportText report;

  ReportTest(TableText tables) {
    this.report = new ReportText(tables);
  }

  @Test
  void theHeadlineFollowsTheVerdictRows() {
    String rows = Gold.text(TheoryScorecard.TABLE);

    assertThat(headline(rows)).isEqualTo("Both: depth and value each go with staying.");
    assertThat(headline(rows.replace("SUPPORTS_A", "SUPPORTS_B")))
        .isEqualTo("Delivered value: it accounts for most of what depth seems to do.");
    assertThat(headline(found(rows, "NULL").replace("SUPPORTS_A", "SUPPORTS_B")))
        .isEqualTo("Neither: no effect of depth or value was found.");
    assertThat(headline(found(rows, "INSUFFICIENT_EVIDENCE"))).isEqualTo("Insufficient evidence.");
  }

  @Test
  void theFirstScreenSaysWhatWasNotExaminedAndHowToReadIt() {
    String first = matches(report.html(Map.of()), "<section id=\"answer\">(.*?)</section>").get(0);

    assertThat(first)
        .contains("Reverse causality was not examined", "read every result as an association")
        .contains("How to read it: a hazard ratio compares the risk of leaving in a month.");
  }

  @Test
  void whatWasObservedIsToldInRatiosAndWords() {
    String rows =
        Gold.text(TheoryScorecard.TABLE)
            .replaceFirst(
                "\\| NOT_RUN +\\| [^|\n]*\\| [^|\n]*",
                "| NOT_RUN | | M4 was fitted without arms_length");
    String html = report.html(Map.of(TheoryScorecard.TABLE, rows));
    String cards = matches(html, "<section id=\"theories\">(.*?)</section>").get(0);

    assertThat(cards)
        .contains("Observed: depth, in the model of depth<")
        .contains("hazard ratio 0.52 (95 % interval 0.44 to 0.61); p &lt; 0.001, adjusted")
        .contains("four times in five, so much data would show a ratio of 0.79 or beyond")
        .contains("ratio of the two hazard ratios 0.99")
        .contains("share of depth&#39;s effect that is left at equal value")
        .contains("The model of depth was fitted without how distant the buyer likes it.")
        .doesNotContain("share_direct", " in M", "arms_length", "hazard of");
  }

  @Test
  void everyCheckIsToldWithItsLimitAndWhatFollows() {
    String checks = matches(report.html(Map.of()), "<section id=\"checks\">(.*?)</section>").get(0);

    assertThat(checks)
        .contains("Does the depth of a year ago still go with staying?")
        .contains("less than 0.4 of the effect of last month&#39;s depth")
        .contains(">bad sign<", ">no bad sign<", ">could not be examined<")
        .contains(
            "83 accounts were taken over from 9 reps who left: at least 150 of 20 are needed.")
        .contains("The model of depth for the exit MERGER has no estimate")
        .doesNotContain("M4_", "likelihood");
  }

  @Test
  void everyDrawingHasWordsAndATable() {
    String html = report.html(Map.of());

    assertThat(count(html, "<svg ")).isEqualTo(8);
    assertThat(count(html, "role=\"img\"")).isEqualTo(8);
    assertThat(count(html, "<desc [^>]*>[^<]{20,}</desc>")).isEqualTo(8);
    assertThat(count(html, "<details>")).isEqualTo(8);
  }

  @Test
  void needsNothingButItself() {
    assertThat(report.html(Map.of()))
        .doesNotContainPattern("(src|href|xlink|@import|url\\(|<script|<link)");
  }

  @Test
  void nothingOfAnExportBecomesMarkup() {
    assertThat(
            report.html(
                Map.of(
                    Coverage.TABLE,
                    """
                    source     | object                    | status   | records
                    salesforce | <img src=x onerror="a()"> | CAPTURED | 1
                    """)))
        .contains("&lt;img src=x onerror=&quot;a()&quot;&gt;")
        .doesNotContain("<img");
  }

  @Test
  void placesOfFewAccountsAreWithheld() {
    assertThat(report.html(Map.of())).contains("fewer than 10");
  }

  /** Six customers went bankrupt. */
  @Test
  void exitsOfFewCustomersAreNamedAndNotDrawn() {
    String exits = matches(report.html(Map.of()), "<figure id=\"exits\">(.*?)</figure>").get(0);

    assertThat(exits)
        .contains("By choice: 15.0 % by month 32; Merged: 1.3 % by month 32.")
        .contains("fewer than 10 customers left so: bankrupt")
        .doesNotContain(">Bankrupt");
    assertThat(count(exits, "<path ")).isEqualTo(2);
  }

  @Test
  void depthInConflictsIsToldByThePrimaryEstimator() {
    String slopes = matches(report.html(Map.of()), "<figure id=\"slopes\">(.*?)</figure>").get(0);

    assertThat(slopes)
        .contains("Depth, where there is no conflict: hazard ratio 0.53 (0.44 to 0.63)")
        .contains("Depth, in a conflict: hazard ratio 0.40 (0.29 to 0.55)")
        .contains("A conflict, at low depth: hazard ratio 2.59");
    assertThat(count(slopes, "<circle ")).isEqualTo(5);
  }

  /** Of the contract that most have; where nobody was followed for so long there is no number. */
  @Test
  void predictionsAreReadOffTheStepsOfTheModelsCurves() {
    String curves =
        """
        group_variable | group_label | curve                  | start_month | tenure_month | at_risk | retention | retention_low | retention_high
        stratum        | AUTO/12     | MJ: average            | 12          | 12           | 90      | 1         | null          | null
        stratum        | AUTO/12     | MJ: average            | 12          | 20           | 80      | .91       | .85           | .95
        stratum        | AUTO/12     | MJ: average            | 12          | 26           | 70      | .80       | .70           | .88
        stratum        | AUTO/12     | MJ: depth_recent - 1 sd | 12          | 12           | 90      | 1         | null          | null
        stratum        | AUTO/12     | MJ: depth_recent - 1 sd | 12          | 24           | 70      | .62       | .50           | .70
        stratum        | NONE/1      | MJ: average            | 5           | 5            | 30      | 1         | null          | null
        """;

    String html = report.html(Map.of(Curves.TABLE, curves));

    assertThat(html)
        .contains("contract that most have (AUTO/12), who came to month 12")
        .containsPattern(
            "Average in everything</th><td[^>]*>91 % \\(85 % to 95 %\\)</td><td[^>]*>–")
        .containsPattern("Shallower by a standard deviation</th><td[^>]*>62 % \\(50 % to 70 %\\)")
        .doesNotContain("Deeper by a standard");
  }

  @Test
  void emptyTablesGiveAReportThatSaysSo() {
    Map<Table, String> nothing =
        Map.of(
            TheoryScorecard.TABLE, "hypothesis",
            EffectsForest.TABLE, "factor",
            DepthValueGrid.TABLE, "segment",
            RetentionCurves.TABLE, "group_variable",
            Curves.TABLE, "group_variable",
            Coefficients.TABLE, "model_id");

    assertThat(report.html(nothing))
        .contains("No answer yet.")
        .contains("No group is large enough for a curve.")
        .contains("No other exit than leaving by choice was seen.")
        .contains("Too few left of any kind of contract.")
        .contains("No model holds both depth and conflict.")
        .contains("No cell holds enough accounts to be shown.")
        .contains("No model was fitted.");
  }

  private String headline(String verdicts) {
    String html = report.html(Map.of(TheoryScorecard.TABLE, verdicts));
    return matches(html, "<h2 id=\"headline\">([^<]*)</h2>").get(0);
  }

  private static String found(String verdicts, String finding) {
    return verdicts.replaceAll("\\| (NEG|INCONCLUSIVE) +(?=\\|)", "| " + finding + " ");
  }

  private static long count(String html, String pattern) {
    return Pattern.compile(pattern).matcher(html).results().count();
  }

  private static List<String> matches(String html, String pattern) {
    return Pattern.compile(pattern).matcher(html).results().map(m -> m.group(1)).toList();
  }
}
