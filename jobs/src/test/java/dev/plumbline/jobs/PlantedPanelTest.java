package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.config.FitSettings;
import dev.plumbline.config.Settings;
import dev.plumbline.tables.operations.Leaks;
import dev.plumbline.tables.results.Verdicts;
import dev.plumbline.tables.retention.Panel;
import dev.plumbline.testing.MemoryLake;
import dev.plumbline.testing.SparkTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Panels whose truth is known, from the models to the verdicts on H3, H10 and H12. */
@SparkTest
class PlantedPanelTest {

  private static final int ACCOUNTS = 1_500;
  private static final int MONTHS = 24;
  private static final int REPS = 60;
  private static final double HAZARD = .04;

  /**
   * What push adds to the log hazard of distant buyers, sleep to that of all, and net reward to the
   * log hazard of deepening.
   */
  private record Truth(double backfire, double sleep, double reward) {}

  @Test
  void whatWasPlantedIsFound(MemoryLake lake) {
    Map<String, String> verdicts = verdicts(lake, new Truth(.7, .7, .6));

    assertThat(verdicts)
        .containsEntry("net_relative in M3", "SUPPORTS_A")
        .containsEntry("push × arms_length in MJ", "SUPPORTS_B")
        .containsEntry("push × arms_score in MJA", "SUPPORTS_B")
        .containsEntry("dormant in M12", "SUPPORTS_A")
        .containsEntry("depenetration in M12", "INCONCLUSIVE");
  }

  @Test
  void whereNothingWasPlantedNothingIsFound(MemoryLake lake) {
    Map<String, String> verdicts = verdicts(lake, new Truth(0, 0, 0));

    assertThat(verdicts.get("net_relative in M3")).isIn("INCONCLUSIVE", "NEITHER");
    assertThat(verdicts.get("push × arms_length in MJ")).isIn("INCONCLUSIVE", "SUPPORTS_A");
    assertThat(verdicts.get("push × arms_score in MJA")).isIn("INCONCLUSIVE", "SUPPORTS_A");
    assertThat(verdicts.get("dormant in M12")).isIn("INCONCLUSIVE", "SUPPORTS_B");
  }

  private static Map<String, String> verdicts(MemoryLake lake, Truth truth) {
    lake.holds(Panel.TABLE, panel(truth));
    lake.holds(Leaks.TABLE, "check | table_path | rows | violations | status");
    FitSettings settings = new FitSettings(1.10, List.of(6), 5);
    new FitModels(settings, Settings.defaults().retention(), Settings.defaults().time()).run(lake);
    new JudgeHypotheses(settings).run(lake);
    return lake.read(Verdicts.TABLE).collectAsList().stream()
        .collect(
            Collectors.toMap(
                row -> row.getAs(Verdicts.CONTRAST.name()),
                row -> row.getAs(Verdicts.VERDICT.name())));
  }

  /** Three kinds of buyers, told by a score; reps push more or less; sleep and need come and go. */
  private static String panel(Truth truth) {
    StringBuilder rows =
        new StringBuilder(
            "account_id | product_line | spell_no | tenure | event | stratum | rep_id | parent_id |"
                + " has_history | push | arms_length | arms_unknown | arms_score | need | dormant |"
                + " depenetration | month | stage | net_relative | depth_recent | depth_velocity |"
                + " value | conflict | size");
    for (int account = 0; account < ACCOUNTS; account++) {
      Random draws = random(account);
      double score = 1.5 * (draws.nextDouble() - .5);
      boolean isDistant = score > .25;
      boolean isUnknown = !isDistant && score > -.25;
      double push = random(1_000_000L + account % REPS).nextDouble() * 3.46;
      boolean isGone = false;
      int stage = 1;
      for (int tenure = 13; tenure < 13 + MONTHS && !isGone; tenure++) {
        boolean sleeps = draws.nextDouble() < .3;
        boolean isNeeded = draws.nextDouble() < .3;
        double net = 3.46 * (draws.nextDouble() - .5);
        boolean hasConflict = draws.nextDouble() < .1;
        double logHazard = (isDistant ? truth.backfire * push : 0) + (sleeps ? truth.sleep : 0);
        isGone = draws.nextDouble() < 1 - Math.exp(-HAZARD * Math.exp(logHazard));
        rows.append(
            String.format(
                Locale.ROOT,
                "%na%d | all | 1 | %d | %d | s | r%d | p%d | true | %.3f | %d | %d | %.3f | %d | %d"
                    + " | %d | %s | %d | %.3f | %.3f | %.3f | %.3f | %d | %.3f",
                account,
                tenure,
                isGone ? 1 : 0,
                account % REPS,
                account / 3,
                push,
                isDistant ? 1 : 0,
                isUnknown ? 1 : 0,
                score,
                isNeeded ? 1 : 0,
                sleeps ? 1 : 0,
                draws.nextDouble() < .5 ? 1 : 0,
                LocalDate.of(2020, 1, 1).plusMonths(tenure),
                stage,
                net,
                draws.nextDouble(),
                draws.nextDouble(),
                draws.nextDouble(),
                hasConflict ? 1 : 0,
                draws.nextDouble()));
        double rise = Math.exp(truth.reward * net) * HAZARD;
        stage = Math.min(3, stage + (draws.nextDouble() < 1 - Math.exp(-rise) ? 1 : 0));
      }
    }
    return rows.toString();
  }

  /** Seeds that follow each other begin alike. */
  private static Random random(long seed) {
    return new Random(seed * 0x9e3779b97f4a7c15L);
  }
}
