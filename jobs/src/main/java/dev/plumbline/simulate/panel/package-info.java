/**
 * The panel as it would be if nothing had to be measured from records: the truth of each account
 * and month at risk, and the measures of the prototype, from counts of messages and two noisy
 * readings of value.
 *
 * <p>Imports {@code simulate.world} and {@code stats}. Start with {@link
 * dev.plumbline.simulate.panel.LatentPanel}.
 */
package dev.plumbline.simulate.panel;
