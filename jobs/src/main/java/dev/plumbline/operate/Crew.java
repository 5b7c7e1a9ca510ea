package dev.plumbline.operate;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Works through steps side by side: each after those that feed it, and never two that write the
 * same rows.
 *
 * <p>After a failure nothing new is begun; what runs is finished, and the first failure thrown.
 */
final class Crew {

  private final int hands;
  private final Consumer<Step> work;

  Crew(int hands, Consumer<Step> work) {
    this.hands = hands;
    this.work = work;
  }

  /**
   * Works through all of them.
   *
   * @param steps in the order of the pipeline; what feeds a step and is not among them is done
   */
  void workThrough(List<Step> steps) {
    ExecutorService threads = Executors.newFixedThreadPool(hands);
    try {
      new Shift(new ExecutorCompletionService<>(threads), new ArrayList<>(steps)).run();
    } finally {
      threads.shutdown();
    }
  }

  private final class Shift {
    private final CompletionService<Step> done;
    private final List<Step> waiting;
    private final List<Step> running = new ArrayList<>();
    private Throwable failure;

    Shift(CompletionService<Step> done, List<Step> waiting) {
      this.done = done;
      this.waiting = waiting;
    }

    void run() {
      begin();
      while (!running.isEmpty()) {
        awaitOne();
        if (failure == null) {
          begin();
        }
      }
      if (failure != null) {
        throwAs(failure);
      }
    }

    private void begin() {
      for (Step step : List.copyOf(waiting)) {
        if (running.size() < hands && isReady(step)) {
          waiting.remove(step);
          running.add(step);
          done.submit(() -> attempt(step), step);
        }
      }
    }

    private boolean isReady(Step step) {
      boolean isFed =
          waiting.stream()
                  .takeWhile(earlier -> !earlier.name().equals(step.name()))
                  .noneMatch(e -> e.feeds(step))
              && running.stream().noneMatch(r -> r.feeds(step));
      return isFed && running.stream().noneMatch(r -> r.mustNotRunBeside(step));
    }

    private void attempt(Step step) {
      try {
        work.accept(step);
      } catch (Throwable e) { // Scala throws checked exceptions that nobody declared.
        fail(e);
      }
    }

    private synchronized void fail(Throwable e) {
      if (failure == null) {
        failure = e;
      } else {
        failure.addSuppressed(e);
      }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void throwAs(Throwable failure) throws T {
      throw (T) failure;
    }

    private void awaitOne() {
      try {
        running.remove(done.take().get());
      } catch (ExecutionException e) {
        throw new IllegalStateException("A step ended in no known way", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("Interrupted while jobs ran", e);
      }
    }
  }
}
