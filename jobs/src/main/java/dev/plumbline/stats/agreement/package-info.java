/**
 * How far one judgement agrees with another: of levels, and of a score with a label. Start with
 * {@link dev.plumbline.stats.agreement.WeightedKappa}.
 */
package dev.plumbline.stats.agreement;
