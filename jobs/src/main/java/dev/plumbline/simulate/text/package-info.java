/**
 * What invented people write: sentences with slots, each with the level that it discloses by the
 * definitions of the method, section 4.1.
 *
 * <p>The sentences were written without sight of the lexicon, and half of them are held back from
 * its tuning. Imports {@code simulate.world}. Start with {@link
 * dev.plumbline.simulate.text.Sentences}.
 */
package dev.plumbline.simulate.text;
