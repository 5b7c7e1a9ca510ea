package dev.plumbline.operate;

import dev.plumbline.lake.CommitLog;
import dev.plumbline.lake.Lake;
import dev.plumbline.tables.quarantine.Records;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Another try for the records in quarantine.
 *
 * <p>A record of a source is read by the job {@code ingest-<source>}, which reads its source whole;
 * so the sources that have records in quarantine are read again, and what follows from them is made
 * again.
 *
 * @param before records in quarantine by source and reason
 * @param reason the only reason to look at; empty for all
 */
record Requeue(Map<String, Map<String, Long>> before, Optional<String> reason) {

  private static final String INGEST = "ingest-";

  static Requeue of(Lake lake, CommitLog log, Optional<String> reason) {
    return new Requeue(log.holds(Records.TABLE) ? Ingested.reasons(lake) : Map.of(), reason);
  }

  /** Names of the jobs that read the records again. */
  Set<String> jobs() {
    return before.entrySet().stream()
        .filter(source -> source.getValue().keySet().stream().anyMatch(this::isMeant))
        .map(source -> INGEST + source.getKey())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What became of the records, one line for each source and reason. */
  List<String> outcome(Lake lake) {
    if (jobs().isEmpty()) {
      String what = reason.map(code -> " for the reason " + code).orElse("");
      return List.of("Nothing is in quarantine%s.".formatted(what));
    }
    Map<String, Map<String, Long>> after = Ingested.reasons(lake);
    Map<String, Set<String>> all = new TreeMap<>();
    before.forEach((source, reasons) -> add(all, source, reasons));
    after.forEach((source, reasons) -> add(all, source, reasons));
    List<String> lines = new ArrayList<>();
    all.forEach(
        (source, reasons) ->
            reasons.stream()
                .filter(this::isMeant)
                .forEach(
                    code ->
                        lines.add(
                            RunSummary.line(
                                source + " " + code,
                                "%,d in quarantine before, %,d now",
                                count(before, source, code),
                                count(after, source, code)))));
    return lines;
  }

  private boolean isMeant(String code) {
    return reason.map(code::equals).orElse(true);
  }

  private static void add(Map<String, Set<String>> all, String source, Map<String, Long> reasons) {
    all.computeIfAbsent(source, name -> new TreeSet<>()).addAll(reasons.keySet());
  }

  private static long count(Map<String, Map<String, Long>> reasons, String source, String code) {
    return reasons.getOrDefault(source, Map.of()).getOrDefault(code, 0L);
  }
}
