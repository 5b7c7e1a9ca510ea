package dev.plumbline.measures;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Column;

/**
 * First answers in time, of those due: VD06 of method section 7, by severity.
 *
 * <p>Answers to serious cases (severity 1 and 2) are due sooner and missed more often. So each kind
 * has a rate of its own, drawn towards what is usual for it, and both weigh as they do among all
 * reference accounts: who has many serious cases does not look slow for it. A kind of which nothing
 * was due is as usual.
 */
final class AnswersInTime {

  private final Column due;
  private final ShrunkRate critical;
  private final ShrunkRate normal;
  private final GroupMean shareCritical;

  AnswersInTime(Column met, Column missed, Column metCritical, Column missedCritical) {
    Column dueCritical = metCritical.plus(missedCritical);
    this.due = met.plus(missed);
    this.critical = ShrunkRate.of("rate_sla_met_critical", metCritical, dueCritical);
    this.normal =
        ShrunkRate.of("rate_sla_met_normal", met.minus(metCritical), due.minus(dueCritical));
    this.shareCritical = GroupMean.of("share_sla_critical", dueCritical, due);
  }

  List<Learned> learned() {
    return List.of(critical, normal, shareCritical);
  }

  /** Of both kinds, each drawn towards the usual; null if no answer was due. */
  Column shrunk() {
    return together(critical.of(), normal.of());
  }

  /** Of both kinds as they stand; null if no answer was due. */
  Column plain() {
    return together(critical.plain(), normal.plain());
  }

  private Column together(Column ofCritical, Column ofNormal) {
    Column share = shareCritical.col();
    Column both = share.multiply(ofCritical).plus(lit(1.0).minus(share).multiply(ofNormal));
    return when(due.gt(0), coalesce(both, ofCritical, ofNormal));
  }
}
