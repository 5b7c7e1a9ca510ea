/**
 * Rows of a counting process with any start and stop, where the month grid does not apply. Start
 * with {@link dev.plumbline.stats.interval.IntervalBlock}.
 */
package dev.plumbline.stats.interval;
