/**
 * Estimators of survival analysis as plain Java: states that are added up over blocks of rows, and
 * what is solved from them. Knows neither Spark nor customers; imports {@code java..}, EJML and
 * Apache Commons Statistics. Start with {@link dev.plumbline.stats.cox.CoxRegression}, or with
 * {@link dev.plumbline.stats.curves.KaplanMeier} for something short.
 */
package dev.plumbline.stats;
