package dev.plumbline.simulate;

/** Settings with which a nightly run works on simulated exports. */
final class SampleSettings {

  private SampleSettings() {}

  static String text() {
    return """
        # Settings for the simulated exports beside this file.
        plumbline {
          lake.root = "lake"
        }
        """;
  }
}
