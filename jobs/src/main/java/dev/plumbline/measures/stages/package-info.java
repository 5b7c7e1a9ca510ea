/**
 * The phase of a relationship, by rule and by a hidden Markov model, told month by month from what
 * was known by then. Start with {@link dev.plumbline.measures.stages.Stages}.
 */
package dev.plumbline.measures.stages;
