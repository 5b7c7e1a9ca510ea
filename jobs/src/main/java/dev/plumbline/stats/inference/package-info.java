/**
 * What is concluded from estimates and their covariances: intervals, tails, equivalence, robust
 * covariance, false discovery, sensitivity. Start with {@link
 * dev.plumbline.stats.inference.Effect}.
 */
package dev.plumbline.stats.inference;
