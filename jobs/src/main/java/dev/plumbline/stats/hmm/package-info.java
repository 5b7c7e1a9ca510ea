/**
 * Hidden Markov models of counts: what state something was in, told from how often it did things.
 *
 * <p>Plain Java. Start with {@link dev.plumbline.stats.hmm.PoissonHmm}; {@link
 * dev.plumbline.stats.hmm.HmmEstimation} learns one from {@link
 * dev.plumbline.stats.hmm.CountSequences}, wherever they lie.
 */
package dev.plumbline.stats.hmm;
