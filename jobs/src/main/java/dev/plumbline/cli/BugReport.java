package dev.plumbline.cli;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkThrowable;

/**
 * What a person is told of a bug of ours: what kind of failure it was and where it happened.
 *
 * <p>Never what the exceptions say: Spark and Java quote the value that they stumble over, and it
 * may be of a person (law 6).
 */
record BugReport(String command, Throwable failure) {

  private static final String OURS = "dev.plumbline.";

  /** How far down a trace of others' code says how the failure came about. */
  private static final int NEAR = 4;

  private static final int MOST_CAUSES = 8;

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Cannot finish %s: a bug of Plumbline, not of your exports or settings. What was published before still stands."
            .formatted(command));
    lines.add("Run it again; if it comes back, report the lines below. They hold code, no data:");
    Throwable cause = failure;
    for (int i = 0; i < MOST_CAUSES && cause != null; i++) {
      lines.add((i == 0 ? "  " : "  caused by ") + kind(cause));
      addFrames(cause.getStackTrace(), lines);
      cause = cause.getCause();
    }
    return lines;
  }

  private static String kind(Throwable failure) {
    String name = failure.getClass().getName();
    return failure instanceof SparkThrowable spark && spark.getCondition() != null
        ? name + " [" + spark.getCondition() + "]"
        : name;
  }

  private static void addFrames(StackTraceElement[] frames, List<String> lines) {
    int left = 0;
    for (int i = 0; i < frames.length; i++) {
      if (i < NEAR || frames[i].getClassName().startsWith(OURS)) {
        lines.add("    at " + frames[i]);
      } else {
        left++;
      }
    }
    if (left > 0) {
      lines.add("    and %d of other code".formatted(left));
    }
  }
}
