package dev.plumbline.text;

import dev.plumbline.config.TextSettings;
import dev.plumbline.text.lexicon.Lexica;
import dev.plumbline.text.strip.OwnWords;
import java.util.List;

/**
 * How fast one core strips and scores mail: {@code scripts/benchmark text}. Not a test.
 *
 * <p>The message is one of 1.4 kB with an answer, a signature and a quotation, as most are.
 */
final class TextBenchmark {

  private static final int MESSAGES = 40_000;
  private static final String OWN =
      """
      Hi Ann,

      thanks for the call on Tuesday. I talked to our CFO about it, and we think that the second
      option is closer to what we need. The numbers that you sent look fine to me; the only open
      point is the lead time for the spare parts, since the line in Tampere stops for two weeks in
      July and everything has to be there before. Could you ask the warehouse whether the 3rd works?

      By the way, my son started school last week, so I am a bit late with everything.

      Best regards,
      Bob Lee
      Head of Operations
      +358 40 123 4567

      On Tue, 3 Mar 2024 at 10:00, Ann Lee <ann@acme.example> wrote:
      """;
  private static final String QUOTED =
      "> we could move the date of the delivery if that helps your team with the plan\n".repeat(8);

  private TextBenchmark() {}

  public static void main(String[] arguments) {
    TextScorer scorer = new TextScorer(Lexica.of(new TextSettings(List.of("en"), "en", "")));
    String message = OWN + QUOTED;
    for (int round = 1; round <= 5; round++) {
      long start = System.nanoTime();
      long levels = 0;
      for (int i = 0; i < MESSAGES; i++) {
        TextScore score = scorer.score(OwnWords.ofPlain(message));
        levels += score.levelBusiness() + score.levelPersonal();
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      System.out.printf(
          "round %d: %,.0f messages/s, %.0f MB/s per core (levels %d)%n",
          round, MESSAGES / seconds, MESSAGES * (message.length() / 1e6) / seconds, levels);
    }
  }
}
