package dev.plumbline.operate;

import dev.plumbline.config.Settings;
import dev.plumbline.lake.Commit;
import dev.plumbline.lake.CommitLog;
import dev.plumbline.lake.DeltaLake;
import dev.plumbline.operate.Step.Part;
import dev.plumbline.tables.operations.Conservation;
import dev.plumbline.tables.operations.Leaks;
import dev.plumbline.tables.operations.Quality;
import dev.plumbline.tables.staging.Subscriptions;
import java.time.Duration;
import java.util.List;

/**
 * Carries out a plan in three parts, with checks between them: what is published is changed by the
 * last part alone, and rests on tables that passed.
 *
 * @param run id of the run
 */
record Production(DeltaLake lake, CommitLog log, Settings settings, Progress progress, String run) {

  /** Returns what became of the records, as far as this was looked at. */
  Ingested carryOut(Plan plan) {
    progress.starts(plan.toRun().size());
    boolean publishes = !plan.toRun(Part.PUBLISH).isEmpty();
    boolean ingests = !plan.toRun(Part.INGEST).isEmpty();
    var gate = new QualityGate(lake, settings.quarantine());

    Ingested ingested = Ingested.NOTHING;
    workThrough(plan.toRun(Part.INGEST));
    if ((ingests || publishes) && log.holds(Conservation.TABLE)) {
      ingested = gate.checkConservation();
      tell(ingested);
      settings.time().asOf().ifPresent(gate::checkReach);
    }
    if (!plan.toRun(Part.COMPUTE).isEmpty() && log.holds(Subscriptions.TABLE)) {
      gate.checkCurrencies(settings.retention().exchangeRates());
    }
    var accounts = MovedAccounts.before(plan, lake, log);
    workThrough(plan.toRun(Part.COMPUTE));
    accounts.record(lake, run).ifPresent(progress::say);
    if (publishes && log.holds(Leaks.TABLE)) {
      gate.checkLeaks();
    }
    if (publishes && log.holds(Quality.TABLE)) {
      gate.checkExpectations();
    }
    workThrough(plan.toRun(Part.PUBLISH));
    return ingested;
  }

  private void tell(Ingested ingested) {
    if (!ingested.quarantine().isEmpty()) {
      progress.say("In quarantine: " + ingested.quarantine());
    }
    if (!ingested.encodings().isEmpty()) {
      progress.say("Read as text in " + ingested.encodings());
    }
  }

  private void workThrough(List<Step> steps) {
    new Crew(settings.nightly().jobsAtOnce(), this::work).workThrough(steps);
  }

  private void work(Step step) {
    progress.started(step.name());
    long start = System.nanoTime();
    DeltaLake stamped = step.isFed() ? lake.stamped(step.recipe().stamp(run, step.name())) : lake;
    step.job().run(new StampedOnce(stamped, step.job()));
    progress.finished(
        step.name(), rowsWrittenBy(step), Duration.ofNanos(System.nanoTime() - start));
  }

  private long rowsWrittenBy(Step step) {
    return step.job().writes().stream()
        .flatMap(table -> log.newestFirst(table).filter(Commit::hasRows).limit(1))
        .mapToLong(Commit::rows)
        .sum();
  }
}
