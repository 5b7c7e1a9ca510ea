package dev.plumbline.tables.core;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.plumbline.schema.Field;
import dev.plumbline.tables.staging.Interactions;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;

/**
 * What the lexicon can find in a message besides disclosure, each a bit of {@link
 * dev.plumbline.tables.core.Interactions#WORDS}: that it is there is all that is asked of it.
 */
public enum Words {
  /** Questions that ask for business disclosure. */
  BUSINESS_PROBE(0, Interactions.BUSINESS_PROBES),
  /** Questions that ask for personal disclosure. */
  PERSONAL_PROBE(1, Interactions.PERSONAL_PROBES),
  CONFLICT(2, Interactions.CONFLICT_HITS),
  REPAIR(3, Interactions.REPAIR_HITS),
  /** Forgiveness. */
  GRACE(4, Interactions.GRACE_HITS),
  /** Questions that discover needs. */
  DISCOVERY(5, Interactions.DISCOVERY_HITS),
  IDEA(6, Interactions.IDEA_HITS),
  /** Savings and returns. */
  ROI(7, Interactions.ROI_HITS),
  /** Warnings given in time. */
  PROACTIVE(8, Interactions.PROACTIVE_HITS),
  /** Price and procurement. */
  PRICE(9, Interactions.PRICE_HITS),
  /** Signs of leaving. */
  INTENT(10, Interactions.INTENT_HITS),
  /** More formal than informal sentences. */
  FORMAL(11, Interactions.FORMALITY_HITS);

  private final int place;

  /** A column, which cannot change. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final Field staged;

  Words(int place, Field staged) {
    this.place = place;
    this.staged = staged;
  }

  public long bit() {
    return 1L << place;
  }

  /** The bits of a row of {@link Interactions}; null where no text was scored. */
  public static Column found() {
    return Stream.of(values())
        .map(words -> when(words.staged.col().gt(0), words.bit()).otherwise(lit(0L)))
        .reduce(Column::bitwiseOR)
        .map(bits -> when(Interactions.CONFLICT_HITS.col().isNotNull(), bits))
        .orElseThrow();
  }
}
