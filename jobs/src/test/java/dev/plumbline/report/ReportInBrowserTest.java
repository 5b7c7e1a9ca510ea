package dev.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.testing.Browser;
import dev.plumbline.testing.SparkTest;
import dev.plumbline.testing.TableText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In headless Chromium, where there is one. */
@SparkTest
class ReportInBrowserTest {

  private static final String MARKS =
      "Array.from(document.querySelectorAll('svg')).map("
          + "s => s.querySelectorAll('path.curve, circle.dot, rect').length)";
  private static final String WIDEST =
      "Math.max(...Array.from(document.querySelectorAll('svg text, h1, h2, h3, p, li, td, dd'))"
          + ".filter(e => !e.closest('.table')).map(e => e.getBoundingClientRect().right))";

  private static final String CAUTION_ENDS =
      "document.querySelector('.cautions').getBoundingClientRect().bottom";

  /** Of a small notebook. */
  private static final int FIRST_SCREEN = 720;

  private final String html;
  @TempDir private Path folder;

  ReportInBrowserTest(TableText tables) {
    this.html = new ReportText(tables).html(Map.of());
  }

  @ParameterizedTest
  @ValueSource(ints = {1280, 390})
  void isQuietCompleteAndNoWiderThanTheScreen(int width) throws IOException {
    Assumptions.assumeTrue(
        Browser.isInstalled(), "There is no Chromium here: the report is not looked at.");
    Path page = Files.writeString(folder.resolve("report.html"), html);

    try (Browser browser = Browser.open(page.toUri(), width)) {
      assertThat(browser.requests()).containsExactly(page.toUri().toString());
      assertThat(browser.complaints()).isEmpty();
      assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
          .isLessThanOrEqualTo(width);
      assertThat(browser.evaluate(WIDEST).asDouble()).isLessThanOrEqualTo(width);
      if (width >= 1280) {
        assertThat(browser.evaluate(CAUTION_ENDS).asDouble())
            .isBetween(100.0, (double) FIRST_SCREEN);
      }
      JsonNode marks = browser.evaluate(MARKS);
      assertThat(marks).hasSize(8).allSatisfy(m -> assertThat(m.asInt()).isPositive());
    }
  }
}
