/**
 * How well predictions order and fit what happened. Start with {@link
 * dev.plumbline.stats.discrimination.Concordance}.
 */
package dev.plumbline.stats.discrimination;
