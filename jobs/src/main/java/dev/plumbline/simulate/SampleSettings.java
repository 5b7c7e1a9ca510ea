package dev.plumbline.simulate;

import dev.plumbline.privacy.PersonKeys;
import dev.plumbline.simulate.people.Directory;
import dev.plumbline.simulate.world.Fault;
import java.nio.file.Path;

/** Settings with which a nightly run works on simulated exports as they stand. */
final class SampleSettings {

  private SampleSettings() {}

  static String text(Path out, Fault fault) {
    Path folder = out.toAbsolutePath().normalize();
    return """
        # Settings for the simulated exports beside this file: plumbline nightly --config %1$s/plumbline.conf
        plumbline {
          lake.root = "%1$s/lake"
          salesforce.path = "%1$s/exports/salesforce"
          mail.path = "%1$s/exports/mail"
          privacy {
            # Known to everybody, and refused for exports that no %2$s file marks as made up.
            key = "%3$s"
            text-mode = %5$s
            own-domains = ["%4$s"]
          }
        }
        """
        .formatted(
            folder,
            PersonKeys.SAMPLE_MARKER,
            PersonKeys.SAMPLE_KEY,
            Directory.OWN_DOMAIN,
            fault == Fault.NO_TEXT ? "none" : "body");
  }
}
