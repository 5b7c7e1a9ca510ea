/**
 * Curves of survival and what compares them, from the risk sets of a sample. Start with {@link
 * dev.plumbline.stats.curves.KaplanMeier}.
 */
package dev.plumbline.stats.curves;
