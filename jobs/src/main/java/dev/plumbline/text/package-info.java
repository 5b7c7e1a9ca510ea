/**
 * From text to levels: what a message discloses, asks and promises, as small numbers. Text comes
 * in, nothing of it is kept.
 *
 * <p>May import privacy, config and errors; plain Java, no Spark. Start reading at {@link
 * dev.plumbline.text.TextScorer}; {@link dev.plumbline.text.strip} finds what the writer wrote,
 * {@link dev.plumbline.text.lexicon} knows the phrases.
 */
package dev.plumbline.text;
