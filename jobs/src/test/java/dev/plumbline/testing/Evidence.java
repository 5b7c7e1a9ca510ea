package dev.plumbline.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a test proves of an estimator: {@code EVIDENCE.md} lists them. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Evidence {

  /** The estimators. */
  Class<?>[] of();

  Kind kind();

  /** Kinds of evidence, none of which repeats the implementation. */
  enum Kind {
    /** A closed form, or numbers that a person can add up. */
    BY_HAND,
    /** Something that must hold exactly, whatever the data. */
    SYMMETRY,
    /** Brute force, or another way to the same number. */
    SECOND_ROUTE,
    /** The same figure by R. */
    R
  }
}
