/**
 * The phrases by which disclosure is recognised, and the machine that finds them.
 *
 * <p>Plain Java. Start reading at {@link dev.plumbline.text.lexicon.Lexicon}; the phrases are in
 * {@code conf/lexicon}.
 */
package dev.plumbline.text.lexicon;
