/**
 * The report: one HTML file that needs nothing else, in words and drawings made from the published
 * rows. Imports {@code tables} and {@code schema}. Start with {@link dev.plumbline.report.Answer},
 * which turns verdicts into words, then {@link dev.plumbline.report.Report}.
 */
package dev.plumbline.report;
