package dev.plumbline.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a unit of each currency was worth from which day on, all in one and the same unit.
 *
 * @param rates in the order of the file; none if there is no file
 */
public record ExchangeRates(List<Rate> rates) {

  /** A unit of {@code currency}, from {@code from} until the next rate of it. */
  public record Rate(String currency, LocalDate from, double worth) {}

  public ExchangeRates {
    rates = List.copyOf(rates);
  }

  public static ExchangeRates none() {
    return new ExchangeRates(List.of());
  }

  /** The currencies that have a rate. */
  public Set<String> currencies() {
    Set<String> currencies = new TreeSet<>();
    rates.forEach(rate -> currencies.add(rate.currency()));
    return currencies;
  }

  /**
   * Reads a CSV file with a line for each currency and day, or month, and one above them.
   *
   * @throws IllegalArgumentException if the file cannot be read so; the message says where
   */
  static ExchangeRates read(Path file) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalArgumentException("names no file that can be read", e);
    }
    List<Rate> rates = new ArrayList<>();
    for (int at = 1; at < lines.size(); at++) {
      if (!lines.get(at).isBlank()) {
        rates.add(rate(lines.get(at).split("[,;]"), at + 1));
      }
    }
    if (rates.isEmpty()) {
      throw new IllegalArgumentException("names a file without a rate");
    }
    return new ExchangeRates(rates);
  }

  private static Rate rate(String[] cells, int line) {
    try {
      String day = cells[1].strip();
      double worth = Double.parseDouble(cells[2].strip());
      if (worth > 0 && Double.isFinite(worth)) {
        return new Rate(
            cells[0].strip().toUpperCase(Locale.ROOT),
            LocalDate.parse(day.length() == 7 ? day + "-01" : day),
            worth);
      }
    } catch (NumberFormatException | DateTimeException | ArrayIndexOutOfBoundsException e) {
      throw new IllegalArgumentException(unreadable(line), e);
    }
    throw new IllegalArgumentException(unreadable(line));
  }

  private static String unreadable(int line) {
    return "names a file whose line %d is not currency, month or day, rate above 0, such as USD,2024-01,0.92"
        .formatted(line);
  }
}
