package dev.plumbline.simulate.verify;

import java.io.PrintStream;

/** Checks of worlds, one printed line each, and whether all of them hold. */
final class Tally {

  private final PrintStream out;
  private boolean allHold = true;

  Tally(PrintStream out) {
    this.out = out;
  }

  /** At least {@code enough} worlds of so many. */
  void atLeast(String what, int count, int enough, int of) {
    check(count >= enough, "%s: %d of %d, at least %d".formatted(what, count, of, enough));
  }

  void within(String what, double found, double least, double most) {
    check(
        least <= found && found <= most,
        "%s: %.3f, between %.3f and %.3f".formatted(what, found, least, most));
  }

  void check(boolean holds, String what) {
    allHold &= holds;
    out.printf("%s  %s%n", holds ? "holds" : "FAILS", what);
  }

  /** Something to be known that no check asks for. */
  void note(String what) {
    out.printf("       %s%n", what);
  }

  void end() {
    if (!allHold) {
      throw new IllegalStateException("A check does not hold; see the lines above");
    }
  }
}
