package dev.plumbline.models;

import dev.plumbline.schema.Field;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One term of a model: a column of the panel, the levels of a column, or a product of two columns.
 *
 * <p>In a product a continuous factor is centred and scaled before it is multiplied and a 0/1
 * factor is taken as it is, so that the coefficient of the other factor is that of the months in
 * which the 0/1 factor is 0.
 */
public record Term(List<Factor> factors) {

  /** How a column enters a model. */
  public enum Scale {
    /** Centred, and divided by its standard deviation over the rows of the fit. */
    STANDARDISED,
    /** 0 or 1, or a unit that a reader knows: as it is. */
    AS_MEASURED,
    /** A word: one indicator for each level but the first in alphabetical order. */
    LEVELS
  }

  /** A column, and how it enters. */
  public record Factor(Field field, Scale scale) {}

  public Term {
    factors = List.copyOf(factors);
    if (factors.isEmpty() || factors.size() > 2) {
      throw new IllegalArgumentException(
          "Cannot build a term of %d factors".formatted(factors.size()));
    }
    if (factors.size() > 1 && factors.stream().anyMatch(f -> f.scale() == Scale.LEVELS)) {
      throw new IllegalArgumentException("Cannot build a product with the levels of a column");
    }
  }

  public static Term standardised(Field field) {
    return new Term(List.of(new Factor(field, Scale.STANDARDISED)));
  }

  public static Term asMeasured(Field field) {
    return new Term(List.of(new Factor(field, Scale.AS_MEASURED)));
  }

  public static Term levels(Field field) {
    return new Term(List.of(new Factor(field, Scale.LEVELS)));
  }

  /** The product of this term with {@code other}; both stand in the model beside it. */
  public Term times(Term other) {
    return new Term(Stream.concat(factors.stream(), other.factors.stream()).toList());
  }

  /** As it stands in the tables of results: {@code depth}, or {@code depth × conflict}. */
  public String name() {
    return factors.stream().map(f -> f.field().name()).collect(Collectors.joining(" × "));
  }
}
