package dev.plumbline.stats.purchase;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The BG/NBD model of a file of orders: {@code scripts/verify-bgnbd}. */
public final class FitPurchases {

  private static final double DAYS_PER_WEEK = 7;
  private static final Pattern BETWEEN = Pattern.compile("[\\s,;]+");

  private FitPurchases() {}

  /**
   * Prints the fit.
   *
   * @param arguments file, number of the customer's column, number of the date's column, last day
   */
  public static void main(String[] arguments) throws IOException {
    LocalDate end = LocalDate.parse(arguments[3]);
    Map<String, NavigableSet<LocalDate>> days =
        days(
            Files.readAllLines(Path.of(arguments[0])),
            Integer.parseInt(arguments[1]) - 1,
            Integer.parseInt(arguments[2]) - 1,
            end);
    List<PurchaseCell> cells = cells(days.values(), end);
    System.out.printf(Locale.ROOT, "customers %d, cells %d%n", days.size(), cells.size());
    System.out.println(
        BetaGeometric.fit(cells)
            .map(
                f ->
                    String.format(
                        Locale.ROOT,
                        "r %.7f  alpha %.7f  a %.7f  b %.7f  log-likelihood %.5f",
                        f.r(),
                        f.alpha(),
                        f.a(),
                        f.b(),
                        f.logLikelihood()))
            .orElse("no fit: the likelihood has no top"));
  }

  /** Days on which each customer bought, to {@code end}; lines without a date are skipped. */
  static Map<String, NavigableSet<LocalDate>> days(
      List<String> lines, int customerAt, int dateAt, LocalDate end) {
    Map<String, NavigableSet<LocalDate>> days = new LinkedHashMap<>();
    for (String line : lines) {
      List<String> cells = BETWEEN.splitAsStream(line.strip()).toList();
      if (cells.size() > Math.max(customerAt, dateAt)) {
        day(cells.get(dateAt))
            .filter(day -> !day.isAfter(end))
            .ifPresent(
                day -> days.computeIfAbsent(cells.get(customerAt), c -> new TreeSet<>()).add(day));
      }
    }
    return days;
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(
          text.length() == 8
              ? LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE)
              : LocalDate.parse(text));
    } catch (DateTimeException headingOrNothing) {
      return Optional.empty();
    }
  }

  /** Times in weeks. */
  static List<PurchaseCell> cells(Iterable<NavigableSet<LocalDate>> customers, LocalDate end) {
    Map<List<Long>, Long> counts = new TreeMap<>(FitPurchases::compare);
    for (NavigableSet<LocalDate> days : customers) {
      List<Long> cell =
          List.of(
              days.size() - 1L,
              ChronoUnit.DAYS.between(days.first(), days.last()),
              ChronoUnit.DAYS.between(days.first(), end));
      counts.merge(cell, 1L, Long::sum);
    }
    List<PurchaseCell> cells = new ArrayList<>();
    counts.forEach(
        (cell, customersAlike) ->
            cells.add(
                new PurchaseCell(
                    cell.get(0),
                    cell.get(1) / DAYS_PER_WEEK,
                    cell.get(2) / DAYS_PER_WEEK,
                    customersAlike)));
    return cells;
  }

  private static int compare(List<Long> x, List<Long> y) {
    for (int i = 0; i < x.size(); i++) {
      int order = Long.compare(x.get(i), y.get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
