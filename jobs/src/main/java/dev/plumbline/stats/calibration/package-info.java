/**
 * Whether predicted risks are those that come true. Start with {@link
 * dev.plumbline.stats.calibration.ObservedExpected}.
 */
package dev.plumbline.stats.calibration;
