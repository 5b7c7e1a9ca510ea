/**
 * The estimators of {@code stats} added up over Spark: a panel is read into blocks once, models are
 * fitted to them, and what comes out are rows of {@code tables.results}. Imports {@code stats},
 * {@code models}, {@code tables}. Start with {@link dev.plumbline.fit.HazardModels}.
 */
package dev.plumbline.fit;
