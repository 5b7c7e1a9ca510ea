package dev.plumbline.operate;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import dev.plumbline.lake.Lake;
import dev.plumbline.tables.core.AccountMonths;
import dev.plumbline.tables.operations.Conservation;
import dev.plumbline.tables.results.Verdicts;
import dev.plumbline.tables.retention.Panel;
import java.sql.Date;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Row;

/** What a run found, on one screen. Tells of the tables that the plan makes. */
record RunSummary(Lake lake, Plan plan) {

  /** First day after the data that was used; null without a spine. */
  Date asOf() {
    return plan.writes(AccountMonths.TABLE)
        ? lake.read(AccountMonths.TABLE).agg(max(AccountMonths.MONTH.col())).first().getDate(0)
        : null;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (plan.writes(Panel.TABLE)) {
      lines.addAll(panel());
    }
    if (plan.writes(Conservation.TABLE)) {
      lines.add(records());
    }
    if (plan.writes(Verdicts.TABLE)) {
      lines.addAll(verdicts());
    }
    return lines;
  }

  private List<String> panel() {
    Row panel =
        lake.read(Panel.TABLE)
            .agg(
                count_distinct(Panel.ACCOUNT_ID.col()),
                count_distinct(Panel.MONTH.col()),
                min(Panel.MONTH.col()),
                max(Panel.MONTH.col()),
                count(lit(1)),
                coalesce(sum(Panel.EVENT.col()), lit(0L)),
                coalesce(sum(when(Panel.HAS_HISTORY.col(), Panel.EVENT.col())), lit(0L)))
            .first();
    if (panel.getLong(4) == 0) {
      return List.of(line("Accounts at risk", "none: no stay of a customer reaches into the data"));
    }
    return List.of(
        line("Accounts at risk", "%,d", panel.get(0)),
        line(
            "Months",
            "%,d, %s to %s: %,d account-months",
            panel.get(1),
            panel.get(2),
            panel.get(3),
            panel.get(4)),
        line(
            "Churn events",
            "%,d, %,d of them after a year of history",
            panel.get(5),
            panel.get(6)));
  }

  private String records() {
    Row records =
        lake.read(Conservation.TABLE)
            .agg(
                coalesce(sum(Conservation.RECORDS_READ.col()), lit(0L)),
                coalesce(sum(Conservation.QUARANTINED.col()), lit(0L)))
            .first();
    return line("Records read", "%,d, %,d of them in quarantine", records.get(0), records.get(1));
  }

  private List<String> verdicts() {
    return lake
        .read(Verdicts.TABLE)
        .orderBy(Verdicts.HYPOTHESIS.col(), Verdicts.CONTRAST.col())
        .collectAsList()
        .stream()
        .map(RunSummary::verdict)
        .toList();
  }

  private static String verdict(Row row) {
    Double estimate = row.getAs(Verdicts.ESTIMATE.name());
    Double lower = row.getAs(Verdicts.LOWER.name());
    Double upper = row.getAs(Verdicts.UPPER.name());
    String numbers =
        estimate == null || lower == null || upper == null
            ? "no estimate"
            : String.format(Locale.ROOT, "%+.2f [%+.2f, %+.2f]", estimate, lower, upper);
    return line(
        row.getAs(Verdicts.HYPOTHESIS.name()) + " " + row.getAs(Verdicts.CONTRAST.name()),
        "%-21s %s: %s, gate %s",
        numbers,
        row.getAs(Verdicts.FINDING.name()),
        row.getAs(Verdicts.VERDICT.name()),
        row.getAs(Verdicts.GATE.name()));
  }

  static String line(String name, String format, Object... values) {
    return String.format(Locale.ROOT, "%-24s ", name) + String.format(Locale.ROOT, format, values);
  }
}
