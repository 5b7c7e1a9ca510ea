package dev.plumbline.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.operate.Toys.SumSettings;
import dev.plumbline.operate.Toys.ToySettings;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CrewTest {

  private final List<String> done = new CopyOnWriteArrayList<>();

  @Test
  void aStepComesAfterThoseThatFeedIt() {
    new Crew(3, step -> done.add(step.name())).workThrough(steps());

    assertThat(done).containsExactlyInAnyOrder("ingest", "sum", "more", "publish");
    assertThat(done.get(0)).isEqualTo("ingest");
    assertThat(done).containsSubsequence("sum", "publish");
  }

  @Test
  void stepsThatDoNotWaitForOneAnotherRunSideBySide() {
    var bothRun = new CyclicBarrier(2);

    new Crew(
            2,
            step -> {
              if (step.name().equals("sum") || step.name().equals("more")) {
                await(bothRun);
              }
              done.add(step.name());
            })
        .workThrough(steps());

    assertThat(done).hasSize(4);
  }

  @Test
  void nothingIsBegunAfterAFailure() {
    var crew =
        new Crew(
            1,
            step -> {
              done.add(step.name());
              if (step.name().equals("sum")) {
                throw new IllegalStateException("sum is broken");
              }
            });

    assertThatThrownBy(() -> crew.workThrough(steps())).hasMessage("sum is broken");
    assertThat(done).containsExactly("ingest", "sum");
  }

  private static List<Step> steps() {
    return Toys.pipeline(Toys.ingest("folder", new ToySettings(0), lake -> {}), new SumSettings(1))
        .jobs()
        .stream()
        .map(job -> new Step(job, new Recipe(new TreeMap<>()), new TreeSet<>(), false, true, true))
        .toList();
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(1, TimeUnit.MINUTES);
    } catch (Exception e) {
      throw new IllegalStateException("Nobody came", e);
    }
  }
}
