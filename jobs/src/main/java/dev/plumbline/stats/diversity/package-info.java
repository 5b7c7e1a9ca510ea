/**
 * How many kinds there are, whatever the size of the sample. Start with {@link
 * dev.plumbline.stats.diversity.Rarefaction}.
 */
package dev.plumbline.stats.diversity;
