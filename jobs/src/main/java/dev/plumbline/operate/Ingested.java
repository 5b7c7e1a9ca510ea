package dev.plumbline.operate;

import static java.util.stream.Collectors.joining;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import dev.plumbline.lake.Lake;
import dev.plumbline.tables.operations.Conservation;
import dev.plumbline.tables.quarantine.Records;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** What became of the records of each source, by the tables as they stand. */
record Ingested(List<Source> sources) {

  /** Before anything was ingested. */
  static final Ingested NOTHING = new Ingested(List.of());

  static Ingested of(Lake lake) {
    Map<String, Map<String, Long>> reasons = reasons(lake);
    Column accounted =
        Stream.of(
                Conservation.ACCEPTED,
                Conservation.QUARANTINED,
                Conservation.DUPLICATE,
                Conservation.OUT_OF_SCOPE)
            .map(field -> field.col())
            .reduce(Column::plus)
            .orElseThrow();
    return new Ingested(
        lake
            .read(Conservation.TABLE)
            .groupBy(Conservation.SOURCE.col())
            .agg(
                sum(Conservation.RECORDS_READ.col()),
                sum(Conservation.ACCEPTED.col()),
                sum(Conservation.QUARANTINED.col()),
                sum(Conservation.DUPLICATE.col()),
                sum(Conservation.OUT_OF_SCOPE.col()),
                sum(functions.abs(Conservation.RECORDS_READ.col().minus(accounted))),
                collect_set(Conservation.ENCODING.col()))
            .orderBy(Conservation.SOURCE.col())
            .collectAsList()
            .stream()
            .map(row -> source(row, reasons.getOrDefault(row.getString(0), Map.of())))
            .toList());
  }

  /** Records in quarantine, by source and reason. */
  static Map<String, Map<String, Long>> reasons(Lake lake) {
    Map<String, Map<String, Long>> reasons = new TreeMap<>();
    lake.read(Records.TABLE)
        .groupBy(Records.SOURCE.col(), Records.REASON.col())
        .agg(count(lit(1)))
        .collectAsList()
        .forEach(
            row ->
                reasons
                    .computeIfAbsent(row.getString(0), source -> new TreeMap<>())
                    .put(row.getString(1), row.getLong(2)));
    return reasons;
  }

  /** Law 1 in numbers, one clause for each source. */
  String conservation() {
    return sources.stream().map(Source::law).collect(joining("; "));
  }

  /** Reason codes with their counts, of sources with records in quarantine. */
  String quarantine() {
    return sources.stream()
        .filter(source -> !source.reasons().isEmpty())
        .map(source -> source.name() + ": " + counts(source.reasons()))
        .collect(joining("; "));
  }

  /** How the bytes of files were read as text. */
  String encodings() {
    return sources.stream()
        .filter(source -> !source.encodings().isEmpty())
        .map(source -> source.name() + ": " + String.join(", ", source.encodings()))
        .collect(joining("; "));
  }

  static String counts(Map<String, Long> reasons) {
    return reasons.entrySet().stream()
        .map(reason -> reason.getKey() + " " + reason.getValue())
        .collect(joining(", "));
  }

  private static Source source(Row row, Map<String, Long> reasons) {
    return new Source(
        row.getString(0),
        row.getLong(1),
        row.getLong(2),
        row.getLong(3),
        row.getLong(4),
        row.getLong(5),
        row.getLong(6),
        row.<String>getList(7).stream().sorted().toList(),
        reasons);
  }

  /**
   * The records of one source.
   *
   * @param lost those that are nowhere, or in two places
   */
  record Source(
      String name,
      long read,
      long accepted,
      long quarantined,
      long duplicate,
      long outOfScope,
      long lost,
      List<String> encodings,
      Map<String, Long> reasons) {

    String law() {
      return "%s: %d read = %d accepted + %d quarantined + %d duplicate + %d out of scope"
          .formatted(name, read, accepted, quarantined, duplicate, outOfScope);
    }
  }
}
