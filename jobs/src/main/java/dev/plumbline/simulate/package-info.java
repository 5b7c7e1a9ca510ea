/**
 * Writes the exports of companies whose truth is known, so that everything above can be tested on
 * data that has the answer in it.
 *
 * <p>{@code world} draws the latent lives, {@code people} and {@code text} dress them, {@code
 * salesforce} and {@code mail} write them in the formats of their systems, from the specifications
 * of those formats, and {@code truth} writes down the answer. Imports {@code stats}, and of {@code
 * privacy} the key that marks samples: what reads exports is never used to write them. Start with
 * {@link dev.plumbline.simulate.Simulation}.
 */
package dev.plumbline.simulate;
