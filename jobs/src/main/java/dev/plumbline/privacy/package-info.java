/**
 * What keeps people out of the lake: keyed hashes instead of addresses, and the list of those of
 * whom nothing is stored.
 *
 * <p>May import config, errors and schema. Start reading at {@link
 * dev.plumbline.privacy.PersonKeys}.
 */
package dev.plumbline.privacy;
