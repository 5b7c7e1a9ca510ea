package dev.plumbline.operate;

import dev.plumbline.jobs.Job;
import dev.plumbline.schema.Layer;
import java.util.SortedSet;

/**
 * What a run does with one job.
 *
 * @param causes names of what changed since the job ran; empty if it has not run, or if only the
 *     jobs before it changed
 * @param isKept whether the job's tables still hold
 * @param isNew whether the lake has no whole trace of the job
 * @param isFed whether all that the job reads holds when it runs; what it makes of other tables
 *     carries no stamp, so that the next nightly makes it again
 */
record Step(
    Job job,
    Recipe recipe,
    SortedSet<String> causes,
    boolean isKept,
    boolean isNew,
    boolean isFed) {

  /** The parts of a run; each ends with checks that the next one relies on. */
  enum Part {
    INGEST,
    COMPUTE,
    PUBLISH
  }

  Part part() {
    if (job.writes().stream().anyMatch(table -> table.layer() == Layer.STAGING)) {
      return Part.INGEST;
    }
    boolean publishes = job.writes().stream().allMatch(t -> t.layer() == Layer.PUBLISHED);
    return publishes ? Part.PUBLISH : Part.COMPUTE;
  }

  String name() {
    return job.name();
  }

  /** Whether {@code later} reads what this one writes. */
  boolean feeds(Step later) {
    return later.job.reads().stream().anyMatch(job.writes()::contains);
  }

  /** Whether both write the same rows; ingests share tables, each with the rows of its source. */
  boolean mustNotRunBeside(Step other) {
    boolean areIngests = part() == Part.INGEST && other.part() == Part.INGEST;
    return !areIngests && other.job.writes().stream().anyMatch(job.writes()::contains);
  }

  /** This step, run whatever its tables hold. */
  Step forced(boolean isFed) {
    return new Step(job, recipe, causes, false, isNew, isFed);
  }
}
