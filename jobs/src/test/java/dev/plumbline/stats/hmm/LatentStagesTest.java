package dev.plumbline.stats.hmm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.simulate.world.AccountMonth;
import dev.plumbline.simulate.world.Exit;
import dev.plumbline.simulate.world.LatentWorld;
import dev.plumbline.simulate.world.Levels;
import dev.plumbline.simulate.world.Life;
import dev.plumbline.simulate.world.World;
import dev.plumbline.stats.fixtures.SpreadBlocks;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Stages that the simulator planted, found again from counts of deep messages: 2,000 accounts, ten
 * messages a month, learned on the first year and told for five. Reps who withhold or push, and
 * buyers at arm's length, are left in.
 */
class LatentStagesTest {

  private static final int KINDS = 4;
  private static final int STATES = 3;
  private static final int LEARNED_MONTHS = 12;

  private record Month(int stage, int[] counts) {}

  private final LatentWorld world =
      new LatentWorld(World.SPT.effects(), World.SPT.scale(2_000, 60), 11);

  /** The prototype has .84 and .87, learned on all five years. */
  @Test
  void ratesAndStagesAreThePlantedOnes() {
    List<List<Month>> lives = world.lives().stream().map(this::months).toList();
    PoissonHmm model = learned(lives);
    double[][] counts = new double[STATES][KINDS];
    double[] messages = new double[STATES];
    List<double[]> pairs = new ArrayList<>();
    int right = 0;
    for (List<Month> life : lives) {
      double[] at = new double[STATES];
      for (int t = 0; t < life.size(); t++) {
        Month month = life.get(t);
        double[] before = at.clone();
        if (t == 0) {
          model.begin(at);
        } else {
          model.moveOn(before, at);
        }
        model.heed(at, month.counts()[KINDS], month.counts(), 0);
        messages[month.stage()] += month.counts()[KINDS];
        for (int j = 0; j < KINDS; j++) {
          counts[month.stage()][j] += month.counts()[j];
        }
        right += at[month.stage()] == Math.max(at[0], Math.max(at[1], at[2])) ? 1 : 0;
        pairs.add(new double[] {at[1] + 2 * at[2], month.stage()});
      }
    }

    for (int k = 0; k < STATES; k++) {
      for (int j = 0; j < KINDS; j++) {
        assertThat(model.rate(k, j) / (counts[k][j] / messages[k]))
            .as("rate of kind %d in state %d, as part of the planted", j, k)
            .isCloseTo(1, within(.15));
      }
    }
    assertThat((double) right / pairs.size()).isGreaterThanOrEqualTo(.78);
    assertThat(correlation(pairs)).isGreaterThanOrEqualTo(.80);
  }

  private static PoissonHmm learned(List<List<Month>> lives) {
    CountSequencesBuilder builder = new CountSequencesBuilder(KINDS);
    for (int i = 0; i < lives.size(); i++) {
      int months = Math.min(LEARNED_MONTHS, lives.get(i).size());
      for (Month month : lives.get(i).subList(0, months)) {
        builder.step();
        builder.addExposure(month.counts()[KINDS]);
        for (int j = 0; j < KINDS; j++) {
          builder.addCount(j, month.counts()[j]);
        }
      }
      builder.end(i);
    }
    return HmmEstimation.seeded(1)
        .fit(new SpreadBlocks<>(List.of(builder.build())), KINDS, List.of(STATES))
        .orElseThrow()
        .get(0)
        .model();
  }

  private List<Month> months(Life life) {
    return life.months().stream()
        .filter(month -> month.month() >= 0 && month.exit() == Exit.NONE)
        .map(month -> new Month(month.stage(), counts(life, month)))
        .toList();
  }

  /** Deep messages of both sides by kind, and all messages. */
  private int[] counts(Life life, AccountMonth month) {
    Levels levels = Levels.of(world, life.account(), month);
    int[] counts = new int[KINDS + 1];
    for (boolean received : new boolean[] {true, false}) {
      int messages = received ? levels.received() : levels.sent();
      counts[KINDS] += messages;
      for (int i = 0; i < messages; i++) {
        counts[0] += levels.business(received, i) == 2 ? 1 : 0;
        counts[1] += levels.business(received, i) == 3 ? 1 : 0;
        counts[2] += levels.self(received, i) == 2 ? 1 : 0;
        counts[3] += levels.self(received, i) == 3 ? 1 : 0;
      }
    }
    return counts;
  }

  private static double correlation(List<double[]> pairs) {
    double x = pairs.stream().mapToDouble(p -> p[0]).average().orElseThrow();
    double y = pairs.stream().mapToDouble(p -> p[1]).average().orElseThrow();
    double xy = pairs.stream().mapToDouble(p -> (p[0] - x) * (p[1] - y)).sum();
    double xx = pairs.stream().mapToDouble(p -> (p[0] - x) * (p[0] - x)).sum();
    double yy = pairs.stream().mapToDouble(p -> (p[1] - y) * (p[1] - y)).sum();
    return xy / Math.sqrt(xx * yy);
  }
}
