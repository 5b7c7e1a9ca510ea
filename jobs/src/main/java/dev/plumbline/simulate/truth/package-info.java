/**
 * The answer to an export: what each message disclosed, and how each account really was.
 *
 * <p>Imports {@code simulate.world}. Start with {@link dev.plumbline.simulate.truth.TruthFile}.
 */
package dev.plumbline.simulate.truth;
