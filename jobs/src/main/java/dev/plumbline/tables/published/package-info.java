/**
 * The declarations of what leaves the lake: the gold tables that analysts query, after disclosure
 * control. Imports {@code schema} and other declarations only. Start with {@link
 * dev.plumbline.tables.published.TheoryScorecard}.
 */
package dev.plumbline.tables.published;
