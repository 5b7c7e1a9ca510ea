package dev.plumbline.measures;

import static dev.plumbline.tables.features.DisclosureMonths.BUSINESS_STRATEGIC_ODD;
import static dev.plumbline.tables.features.DisclosureMonths.BUSINESS_STRATEGIC_RECEIVED;
import static dev.plumbline.tables.features.DisclosureMonths.BUSINESS_STRATEGIC_SENT;
import static dev.plumbline.tables.features.DisclosureMonths.BUSINESS_SYNERGISTIC_ODD;
import static dev.plumbline.tables.features.DisclosureMonths.BUSINESS_SYNERGISTIC_RECEIVED;
import static dev.plumbline.tables.features.DisclosureMonths.BUSINESS_SYNERGISTIC_SENT;
import static dev.plumbline.tables.features.DisclosureMonths.BUSINESS_TOPICS;
import static dev.plumbline.tables.features.DisclosureMonths.PERSONAL_LIFE_ODD;
import static dev.plumbline.tables.features.DisclosureMonths.PERSONAL_LIFE_RECEIVED;
import static dev.plumbline.tables.features.DisclosureMonths.PERSONAL_LIFE_SENT;
import static dev.plumbline.tables.features.DisclosureMonths.PERSONAL_PRIVATE_ODD;
import static dev.plumbline.tables.features.DisclosureMonths.PERSONAL_PRIVATE_RECEIVED;
import static dev.plumbline.tables.features.DisclosureMonths.PERSONAL_PRIVATE_SENT;
import static dev.plumbline.tables.features.DisclosureMonths.PERSONAL_TOPICS;
import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.plumbline.schema.Field;
import dev.plumbline.text.lexicon.Topic;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;

/**
 * What is disclosed of a business or of a person; method section 6.
 *
 * <p>Messages of level 2 and of level 3 count apart; level 1 carries no depth.
 */
record Domain(
    String word,
    Field secondReceived,
    Field thirdReceived,
    Field secondSent,
    Field thirdSent,
    Field secondOdd,
    Field thirdOdd,
    Field topics,
    int topicCount) {

  static final Domain BUSINESS =
      new Domain(
          "business",
          BUSINESS_STRATEGIC_RECEIVED,
          BUSINESS_SYNERGISTIC_RECEIVED,
          BUSINESS_STRATEGIC_SENT,
          BUSINESS_SYNERGISTIC_SENT,
          BUSINESS_STRATEGIC_ODD,
          BUSINESS_SYNERGISTIC_ODD,
          BUSINESS_TOPICS,
          Topic.of(Topic.Domain.BUSINESS).size());
  static final Domain PERSONAL =
      new Domain(
          "personal",
          PERSONAL_LIFE_RECEIVED,
          PERSONAL_PRIVATE_RECEIVED,
          PERSONAL_LIFE_SENT,
          PERSONAL_PRIVATE_SENT,
          PERSONAL_LIFE_ODD,
          PERSONAL_PRIVATE_ODD,
          PERSONAL_TOPICS,
          Topic.of(Topic.Domain.PERSONAL).size());
  static final List<Domain> BOTH = List.of(BUSINESS, PERSONAL);

  static final double SECOND_LEVEL = 2.0 / 3;
  static final double THIRD_LEVEL = 1;

  List<Total> totals() {
    return List.of(
        second(Span.BASE),
        third(Span.BASE),
        second(Span.PRIOR),
        third(Span.PRIOR),
        deepReceived(),
        deepSent());
  }

  List<Learned> rates() {
    return List.of(
        deepRate(), rateOf("second", second(Span.BASE)), rateOf("third", third(Span.BASE)));
  }

  /** Rates of the two deep levels, weighted. */
  Standard depth(Span span) {
    return Standard.of("depth_" + word, span, index(weighed(span), Disclosure.scored(span)))
        .learnedWhere(Disclosure.isScored());
  }

  /** Messages of the deep levels, by the weights of the levels. */
  Column weighed(Span span) {
    return weighed(second(span).col(), third(span).col());
  }

  /** Those of the odd half. */
  Total weighedOdd() {
    return Total.of(measure("odd"), Span.BASE, weighed(secondOdd.col(), thirdOdd.col()));
  }

  private static Column weighed(Column second, Column third) {
    return second.multiply(SECOND_LEVEL).plus(third.multiply(THIRD_LEVEL));
  }

  /**
   * Depth before it is standardised: both rates are drawn alike, so that their weighted sum is
   * drawn towards the weighted sum of the priors.
   *
   * @param weighed messages of the deep levels, by the weights of the levels
   * @param scored messages that could have been of them
   */
  Column index(Column weighed, Column scored) {
    Column kappa = deepRate().reference().kappa().col();
    Column prior = weighed(secondPrior(), thirdPrior());
    return weighed.plus(kappa.multiply(prior)).divide(scored.plus(kappa));
  }

  /** What messages of level 2 beyond the usual rate add to depth before it is standardised. */
  Column secondBeyondUsual() {
    return beyondUsual(second(Span.BASE), secondPrior(), SECOND_LEVEL);
  }

  /** Likewise, of level 3. */
  Column thirdBeyondUsual() {
    return beyondUsual(third(Span.BASE), thirdPrior(), THIRD_LEVEL);
  }

  private Column beyondUsual(Total messages, Column prior, double weight) {
    Column scored = Disclosure.scored(Span.BASE);
    Column kappa = deepRate().reference().kappa().col();
    return messages.col().minus(scored.multiply(prior)).multiply(weight).divide(scored.plus(kappa));
  }

  Column secondPrior() {
    return new Reference(measure("second")).prior().col();
  }

  Column thirdPrior() {
    return new Reference(measure("third")).prior().col();
  }

  /**
   * 1 if both sides disclose alike, 0 if one of them alone does; level 2 and above. Null where
   * nobody ever discloses.
   */
  Column reciprocity() {
    Column received = deepRate().of(deepReceived().col(), Disclosure.scoredReceived().col());
    Column sent = deepRate().of(deepSent().col(), Disclosure.scoredSent().col());
    Column both = received.plus(sent);
    return when(both.gt(0), lit(1.0).minus(abs(received.minus(sent)).divide(both)));
  }

  /** Level 2 and above, what we told. */
  ShrunkRate deepSentRate() {
    return ShrunkRate.of(measure("deep_sent"), deepSent().col(), Disclosure.scoredSent().col());
  }

  /** What an account was told by its rep. */
  Standard told() {
    return Standard.of("disclosure_%s_sent".formatted(word), Span.BASE, deepSentRate().ofExposed());
  }

  /** Level 2 and above, both sides: its prior exposure holds for every level of the domain. */
  private ShrunkRate deepRate() {
    return rateOf("deep", second(Span.BASE), third(Span.BASE));
  }

  private ShrunkRate rateOf(String level, Total... disclosing) {
    Column messages = Stream.of(disclosing).map(Total::col).reduce(Column::plus).orElseThrow();
    return ShrunkRate.of(measure(level), messages, Disclosure.scored(Span.BASE));
  }

  private Total second(Span span) {
    return Total.of(measure("second"), span, secondReceived.col().plus(secondSent.col()));
  }

  private Total third(Span span) {
    return Total.of(measure("third"), span, thirdReceived.col().plus(thirdSent.col()));
  }

  private Total deepReceived() {
    return Total.of(
        measure("deep_received"), Span.BASE, secondReceived.col().plus(thirdReceived.col()));
  }

  private Total deepSent() {
    return Total.of(measure("deep_sent"), Span.BASE, secondSent.col().plus(thirdSent.col()));
  }

  /** What is known from the reference accounts of the rate of {@code level}. */
  Reference reference(String level) {
    return new Reference(measure(level));
  }

  private String measure(String level) {
    return "rate_%s_%s".formatted(word, level);
  }
}
