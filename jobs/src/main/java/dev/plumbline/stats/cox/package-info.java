/**
 * Cox's proportional hazards model: partial likelihood, robust errors, tests, residuals. Start with
 * {@link dev.plumbline.stats.cox.CoxRegression}, whose sums are defined in {@link
 * dev.plumbline.stats.cox.PartialLikelihood}.
 */
package dev.plumbline.stats.cox;
