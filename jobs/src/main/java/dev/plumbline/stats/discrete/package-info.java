/**
 * Hazards by the interval: a binary regression with one absorbed intercept for each risk set. Start
 * with {@link dev.plumbline.stats.discrete.DiscreteHazard}.
 */
package dev.plumbline.stats.discrete;
