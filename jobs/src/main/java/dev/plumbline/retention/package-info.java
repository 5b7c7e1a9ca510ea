/**
 * Who was a customer from when to when, when leaving was decided, and the panel of months at risk.
 * Imports {@code config}, {@code schema} and {@code tables}. Start with {@link
 * dev.plumbline.retention.Stays}.
 */
package dev.plumbline.retention;
