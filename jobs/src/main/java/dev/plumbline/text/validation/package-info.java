/**
 * How well the lexica find what people found in the same texts (method §4.4).
 *
 * <p>The labelled texts are the user's; nothing of them is kept or printed. Start reading at {@link
 * dev.plumbline.text.validation.Validation}.
 */
package dev.plumbline.text.validation;
