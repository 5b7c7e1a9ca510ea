/**
 * The search for what was known too early: the same jobs over records that differ only from a
 * cutoff on. Part of {@code jobs}, for it runs them. Start with {@link
 * dev.plumbline.jobs.leaks.LeakTests}.
 */
package dev.plumbline.jobs.leaks;
