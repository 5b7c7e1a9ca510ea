/**
 * The tables as stored: the only reader and writer of them.
 *
 * <p>May import tables, schema, config and errors. Start at {@link dev.plumbline.lake.Lake}.
 */
package dev.plumbline.lake;
