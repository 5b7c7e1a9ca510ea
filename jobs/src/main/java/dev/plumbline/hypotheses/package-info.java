/**
 * What the fitted models say of the hypotheses: findings and verdicts, from small tables of
 * results, in plain Java. Imports {@code config}, {@code schema}, {@code tables} and {@code stats}.
 * Start with {@link dev.plumbline.hypotheses.Judge}.
 */
package dev.plumbline.hypotheses;
