/**
 * How often customers buy who never say that they leave. Start with {@link
 * dev.plumbline.stats.purchase.BetaGeometric}.
 */
package dev.plumbline.stats.purchase;
