/**
 * Why an account stands where it stands in a month: what each component adds to depth, value and
 * risk. Imports {@code tables} and {@code schema}. Start with {@link
 * dev.plumbline.explain.Explanations}.
 */
package dev.plumbline.explain;
