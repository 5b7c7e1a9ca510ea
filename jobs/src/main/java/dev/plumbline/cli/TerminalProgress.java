package dev.plumbline.cli;

import dev.plumbline.operate.Progress;
import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** One line that is written over while jobs run, for a person who waits at a terminal. */
final class TerminalProgress implements Progress {

  private static final String CLEAR = "\r\u001b[K";

  private final PrintStream out;
  private final long start = System.nanoTime();
  private final Set<String> running = new LinkedHashSet<>();
  private int jobs;
  private int done;

  TerminalProgress(PrintStream out) {
    this.out = out;
  }

  @Override
  public synchronized void say(String line) {
    out.print(CLEAR);
    out.println(line);
  }

  @Override
  public synchronized void starts(int jobs) {
    this.jobs = jobs;
  }

  @Override
  public synchronized void started(String job) {
    running.add(job);
    show();
  }

  @Override
  public synchronized void finished(String job, long rows, Duration took) {
    running.remove(job);
    done++;
    out.print(CLEAR);
    out.printf(
        Locale.ROOT,
        "%2d/%d  %-34s %,12d rows %7.1f s%n",
        done,
        jobs,
        job,
        rows,
        took.toMillis() / 1e3);
    if (!running.isEmpty()) {
      show();
    }
  }

  private void show() {
    long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
    out.print(
        CLEAR + "%2d/%d  %d s  %s".formatted(done, jobs, seconds, String.join(", ", running)));
    out.flush();
  }
}
