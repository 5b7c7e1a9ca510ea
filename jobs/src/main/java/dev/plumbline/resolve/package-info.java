/**
 * Who, when, with whom: accounts after merges, the account of a person and of a message, what was
 * captured, and the account-month spine that everything later hangs on.
 *
 * <p>May import config, errors, schema, tables, privacy and lake. Start reading at {@link
 * dev.plumbline.resolve.ResolvedInteractions}.
 */
package dev.plumbline.resolve;
