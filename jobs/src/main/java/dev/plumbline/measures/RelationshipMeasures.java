package dev.plumbline.measures;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.tables.measures.RelationshipMonths.ACCOUNT_ID;
import static dev.plumbline.tables.measures.RelationshipMonths.BASELINE_VOLUME;
import static dev.plumbline.tables.measures.RelationshipMonths.BUYER_CONTACTS;
import static dev.plumbline.tables.measures.RelationshipMonths.CLOSENESS;
import static dev.plumbline.tables.measures.RelationshipMonths.CLOSENESS_ITEMS;
import static dev.plumbline.tables.measures.RelationshipMonths.CONFLICT;
import static dev.plumbline.tables.measures.RelationshipMonths.CONFLICT_EXOGENOUS;
import static dev.plumbline.tables.measures.RelationshipMonths.CONFLICT_LOAD;
import static dev.plumbline.tables.measures.RelationshipMonths.GRACE_MESSAGES;
import static dev.plumbline.tables.measures.RelationshipMonths.INCIDENTS;
import static dev.plumbline.tables.measures.RelationshipMonths.INTENT;
import static dev.plumbline.tables.measures.RelationshipMonths.MAX_SOURCE_AT;
import static dev.plumbline.tables.measures.RelationshipMonths.MESSAGES;
import static dev.plumbline.tables.measures.RelationshipMonths.MESSAGES_SHORT;
import static dev.plumbline.tables.measures.RelationshipMonths.MONTH;
import static dev.plumbline.tables.measures.RelationshipMonths.MONTHS_OBSERVED;
import static dev.plumbline.tables.measures.RelationshipMonths.NET_RELATIVE;
import static dev.plumbline.tables.measures.RelationshipMonths.NET_Z;
import static dev.plumbline.tables.measures.RelationshipMonths.PUSH;
import static dev.plumbline.tables.measures.RelationshipMonths.RECOVERY_DAYS;
import static dev.plumbline.tables.measures.RelationshipMonths.REPAIR_RATIO;
import static dev.plumbline.tables.measures.RelationshipMonths.TEXT_COVERAGE;
import static dev.plumbline.tables.measures.RelationshipMonths.WITHHOLDING;
import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log1p;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.DoubleType;

import dev.plumbline.config.RelationshipSettings;
import dev.plumbline.schema.Bundle;
import dev.plumbline.schema.Field;
import dev.plumbline.tables.core.AccountMonths;
import dev.plumbline.tables.measures.RelationshipMonths;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Depth, closeness, value, conflict, ledger and connections of every account and month; method
 * sections 5 to 8, 10 and 14.1.
 */
public final class RelationshipMeasures {

  private static final int BASELINE_MONTHS = 3;
  private static final List<Standard> MEASURES =
      Stream.of(Standards.MEASURES, Disclosure.standards(Span.PRIOR), Closeness.BEFORE.items())
          .flatMap(List::stream)
          .toList();
  private static final List<Standard> INDICES =
      Stream.of(Standards.INDICES, List.of(Disclosure.depth(Span.PRIOR), Closeness.BEFORE.index()))
          .flatMap(List::stream)
          .toList();

  private static final Field BASELINE_MESSAGES =
      optional("baseline_messages", DoubleType, "log(1 + messages) of one of the first months");
  private static final List<Field> ASKED_SO_FAR = List.of(ACCOUNT_ID, MONTH, NET_Z);
  private static final Bundle MEASURED = new Bundle("measured");

  private RelationshipMeasures() {}

  /**
   * Rows of {@link dev.plumbline.tables.measures.RelationshipMonths}.
   *
   * @param accountMonths rows of {@link AccountMonths}
   * @param references rows of {@link dev.plumbline.tables.measures.References}
   */
  public static Dataset<Row> of(
      Dataset<Row> accountMonths,
      Evidence evidence,
      Dataset<Row> references,
      RelationshipSettings settings) {
    Dataset<Row> months = Seen.sinceCapture(accountMonths);
    return evidence
        .whole(Seen.in(months), RepPush.perMonth(months, evidence.disclosure()), references)
        .transform(rows -> Connections.besideUsual(rows, references))
        .transform(rows -> Standards.beside(rows, references))
        .transform(rows -> Standard.measured(rows, MEASURES))
        .transform(rows -> Standard.standardised(rows, MEASURES))
        .transform(rows -> Standard.measured(rows, INDICES))
        .transform(rows -> Standard.standardised(rows, INDICES))
        .withColumn(CLOSENESS_ITEMS.name(), Closeness.RECENT.itemCount())
        .transform(Depth::measured)
        .transform(Value::measured)
        .withColumns(
            together(
                List.of(
                    others(), Ledger.measures(settings.minutesPerMessage()), Appraisal.measures())))
        .withColumns(together(List.of(Connections.counts(), baselineMessages())))
        .transform(RelationshipMeasures::tied)
        .withColumns(together(List.of(baselineVolume(), Ledger.soFar(), Connections.soFar())))
        .transform(Connections::measured)
        .withColumn(NET_RELATIVE.name(), Ledger.netRelative())
        .transform(MEASURED::untied);
  }

  /**
   * What the windows over an account's months do not ask for goes past them tied together: each of
   * them, and each projection between them, copies a row column by column.
   */
  private static Dataset<Row> tied(Dataset<Row> rows) {
    List<String> present = List.of(rows.columns());
    List<Field> measured =
        RelationshipMonths.TABLE.fields().stream()
            .filter(field -> present.contains(field.name()) && !ASKED_SO_FAR.contains(field))
            .toList();
    return rows.withColumn(MEASURED.name(), MEASURED.of(measured.stream().map(Field::col).toList()))
        .drop(measured.stream().map(Field::name).toArray(String[]::new));
  }

  private static Map<String, Column> others() {
    Closeness recent = Closeness.RECENT;
    Column messages = recent.messages();
    Column isMailSeen = Seen.mailMonths(Span.BASE).gt(0);
    Map<String, Column> columns = new LinkedHashMap<>();
    columns.put(CLOSENESS.name(), recent.index().raw().col());
    columns.put(
        TEXT_COVERAGE.name(), when(messages.gt(0), Disclosure.bodyScored().col().divide(messages)));
    columns.put(MESSAGES.name(), MESSAGES.from(messages));
    columns.put(MESSAGES_SHORT.name(), MESSAGES_SHORT.from(Closeness.messages(Span.SHORT).col()));
    columns.put(MONTHS_OBSERVED.name(), MONTHS_OBSERVED.from(Seen.mailMonths(Span.LONG)));
    columns.put(CONFLICT.name(), Conflict.inLastThreeMonths());
    columns.put(CONFLICT_LOAD.name(), Conflict.load());
    columns.put(INTENT.name(), Intent.inLastThreeMonths());
    columns.put(
        CONFLICT_EXOGENOUS.name(), CONFLICT_EXOGENOUS.from(Conflict.outageInLastThreeMonths()));
    columns.put(INCIDENTS.name(), INCIDENTS.from(Conflict.incidents()));
    columns.put(RECOVERY_DAYS.name(), Conflict.recoveryDays());
    columns.put(REPAIR_RATIO.name(), Conflict.repairRatio());
    columns.put(GRACE_MESSAGES.name(), GRACE_MESSAGES.from(Conflict.graceMessages()));
    columns.put(BUYER_CONTACTS.name(), when(isMailSeen, coalesce(BuyerContacts.col(), lit(0L))));
    columns.put(PUSH.name(), RepPush.push());
    columns.put(WITHHOLDING.name(), RepPush.push().multiply(-1));
    columns.put(MAX_SOURCE_AT.name(), greatest(Windows.SOURCE_AT.col(), RepPush.SOURCE_AT.col()));
    return columns;
  }

  /** Columns of one projection, or of one window: each more copies every row once more. */
  private static Map<String, Column> together(List<Map<String, Column>> some) {
    Map<String, Column> all = new LinkedHashMap<>();
    some.forEach(all::putAll);
    return all;
  }

  private static Map<String, Column> baselineMessages() {
    Column isBaseline =
        Seen.mailMonths(Span.LAST).gt(0).and(Seen.mailMonthsSoFar().leq(BASELINE_MONTHS));
    Column logMessages = when(isBaseline, log1p(Closeness.messages(Span.LAST).col()));
    return Map.of(BASELINE_MESSAGES.name(), logMessages);
  }

  /** Of the first months with mail captured, as far as they lie before. */
  private static Map<String, Column> baselineVolume() {
    return Map.of(BASELINE_VOLUME.name(), avg(BASELINE_MESSAGES.col()).over(Seen.soFar()));
  }
}
