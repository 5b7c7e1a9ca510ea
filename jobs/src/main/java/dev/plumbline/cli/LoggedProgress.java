package dev.plumbline.cli;

import dev.plumbline.operate.Progress;
import java.time.Duration;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A line of the log for whatever happens, for a run that nobody watches. */
final class LoggedProgress implements Progress {

  private static final Logger LOG = LoggerFactory.getLogger("dev.plumbline.progress");

  private int jobs;
  private int done;

  @Override
  public void say(String line) {
    LOG.info("{}", line);
  }

  @Override
  public synchronized void starts(int jobs) {
    this.jobs = jobs;
  }

  @Override
  public void started(String job) {
    LOG.info("{} begins", job);
  }

  @Override
  public synchronized void finished(String job, long rows, Duration took) {
    done++;
    LOG.info(
        "{} done, {} of {}: {} rows in {} s",
        job,
        done,
        jobs,
        rows,
        String.format(Locale.ROOT, "%.1f", took.toMillis() / 1e3));
  }
}
