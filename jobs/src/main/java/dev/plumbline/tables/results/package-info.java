/**
 * The declarations of what the estimators leave: fits, coefficients, curves, tests. Imports {@code
 * schema} only. Start with {@link dev.plumbline.tables.results.Fits}.
 */
package dev.plumbline.tables.results;
