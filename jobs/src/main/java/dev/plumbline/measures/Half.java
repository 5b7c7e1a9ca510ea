package dev.plumbline.measures;

import static dev.plumbline.tables.features.DisclosureMonths.SCORED_ODD;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;

/**
 * A half of the messages, by a hash of their ids: depth measured twice, so that its error can be
 * seen; method sections 6.9 and 15.14. On the scales of depth, so that halves and whole compare.
 */
enum Half {
  BOTH,
  ODD,
  EVEN;

  static List<Total> totals() {
    return Stream.concat(Stream.of(scoredOdd()), Domain.BOTH.stream().map(Domain::weighedOdd))
        .toList();
  }

  /** Drawn towards the priors, as depth is. */
  Column depth() {
    return Disclosure.depthOf(domain -> domain.index(weighed(domain), scored()));
  }

  /** Not drawn: what errors of measurement are corrected on. Null without a message. */
  Column raw() {
    return Disclosure.depthOf(domain -> when(scored().gt(0), weighed(domain).divide(scored())));
  }

  private Column scored() {
    return of(Disclosure.scored(Span.BASE), scoredOdd().col());
  }

  private Column weighed(Domain domain) {
    return of(domain.weighed(Span.BASE), domain.weighedOdd().col());
  }

  private Column of(Column both, Column odd) {
    return switch (this) {
      case BOTH -> both;
      case ODD -> odd;
      case EVEN -> both.minus(odd);
    };
  }

  private static Total scoredOdd() {
    return Total.of("scored_odd", Span.BASE, SCORED_ODD.col());
  }
}
