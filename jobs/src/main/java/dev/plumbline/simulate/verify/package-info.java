/**
 * Whether an analysis of the truth finds what was planted: the statistics on the latent panel.
 *
 * <p>Imports {@code simulate.world}, {@code simulate.panel} and {@code stats}. Start with {@link
 * dev.plumbline.simulate.verify.VerifyWorlds}; {@code scripts/verify-worlds} runs it.
 */
package dev.plumbline.simulate.verify;
