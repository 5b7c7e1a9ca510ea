/**
 * What small symmetric matrices need: a Cholesky factor that finds aliased columns, products, and
 * the clipping of negative eigenvalues. Imports EJML.
 */
package dev.plumbline.stats.linear;
