package dev.plumbline.operate;

import java.time.Duration;

/** Tells whoever waits how far a run is. Called by several threads. */
public interface Progress {

  /** A line that stays: what changed, what was checked. */
  void say(String line);

  void starts(int jobs);

  void started(String job);

  /**
   * A job is done.
   *
   * @param rows written to all tables of the job
   */
  void finished(String job, long rows, Duration took);
}
