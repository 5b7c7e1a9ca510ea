package dev.plumbline.measures;

import static dev.plumbline.tables.features.DisclosureMonths.BODY_SCORED;
import static dev.plumbline.tables.features.DisclosureMonths.SCORED_RECEIVED;
import static dev.plumbline.tables.features.DisclosureMonths.SCORED_SENT;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;

/**
 * How deep the conversation goes by its text; method sections 6.1 to 6.6.
 *
 * <p>Both sides count together. An account that wrote nothing is as deep as the average one, for
 * nothing speaks against it; the more it writes, the more its own rates tell.
 */
final class Disclosure {

  private Disclosure() {}

  static List<Total> totals() {
    return Stream.concat(
            Stream.of(scoredReceived(), scoredSent(), scoredBefore(), bodyScored()),
            Domain.BOTH.stream().flatMap(domain -> domain.totals().stream()))
        .toList();
  }

  static List<Learned> rates() {
    return Stream.concat(
            Stream.of(bodyShare(), Domain.PERSONAL.deepSentRate()),
            Domain.BOTH.stream().flatMap(domain -> domain.rates().stream()))
        .toList();
  }

  static List<Standard> standards(Span span) {
    return List.of(Domain.BUSINESS.depth(span), Domain.PERSONAL.depth(span));
  }

  /** Both domains, standardised each and together. */
  static Standard depth(Span span) {
    Column sum = Domain.BUSINESS.depth(span).z().plus(Domain.PERSONAL.depth(span).z());
    return Standard.of("depth", span, sum).learnedWhere(isScored());
  }

  /**
   * Another depth on the scales of that of the base window.
   *
   * @param index of a domain, before it is standardised
   */
  static Column depthOf(Function<Domain, Column> index) {
    Column sum =
        Domain.BOTH.stream()
            .map(domain -> domain.depth(Span.BASE).z(index.apply(domain)))
            .reduce(Column::plus)
            .orElseThrow();
    return depth(Span.BASE).z(sum);
  }

  /** Accounts that wrote in the base window; the others say nothing about the spread. */
  static Column isScored() {
    return scored(Span.BASE).gt(0);
  }

  /** Messages whose text was scored, base or prior window. */
  static Column scored(Span span) {
    return span == Span.BASE
        ? scoredReceived().col().plus(scoredSent().col())
        : scoredBefore().col();
  }

  static Total scoredReceived() {
    return Total.of("scored_received", Span.BASE, SCORED_RECEIVED.col());
  }

  static Total scoredSent() {
    return Total.of("scored_sent", Span.BASE, SCORED_SENT.col());
  }

  private static Total scoredBefore() {
    return Total.of("scored", Span.PRIOR, SCORED_RECEIVED.col().plus(SCORED_SENT.col()));
  }

  static Total bodyScored() {
    return Total.of("body_scored", Span.BASE, BODY_SCORED.col());
  }

  /** Share of the scored messages of which the body was read; null if no text was read at all. */
  static ShrunkRate bodyShare() {
    return ShrunkRate.of("rate_body_scored", bodyScored().col(), scored(Span.BASE));
  }
}
