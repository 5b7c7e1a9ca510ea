package dev.plumbline.operate;

import dev.plumbline.config.Settings;
import dev.plumbline.jobs.Release;
import dev.plumbline.lake.Lake;
import dev.plumbline.report.Edition;
import dev.plumbline.report.Report;
import java.sql.Date;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/**
 * Releases what the jobs published, unless it is out already: the copies, the report, and the
 * pointer to them.
 */
record Publication(Lake lake, Settings settings, Configuration hadoop) {

  /** Where the report is; empty if the pipeline does not make all that a report needs. */
  Optional<String> of(Plan plan, RunRecord run) {
    if (!Report.reads().stream().allMatch(plan::writes)) {
      return Optional.empty();
    }
    String fingerprint = plan.fingerprint();
    Optional<Released> last =
        Released.last(hadoop, settings.lake().root())
            .filter(released -> released.fingerprint().equals(fingerprint))
            .filter(released -> released.stands(hadoop));
    if (last.isPresent() && plan.toRun().isEmpty()) {
      return last.map(Released::report);
    }
    String report = new Release(settings.publish(), hadoop).publish(lake, edition(run));
    new Released(fingerprint, report).remember(hadoop, settings.lake().root());
    return Optional.of(report);
  }

  private Edition edition(RunRecord run) {
    Date asOf = run.asOf();
    return new Edition(
        run.id(),
        asOf == null ? null : asOf.toLocalDate(),
        run.book().code(),
        run.rubric(),
        run.book().settingsHash(),
        settings.privacy().textMode().name(),
        settings.publish().minAccounts());
  }
}
