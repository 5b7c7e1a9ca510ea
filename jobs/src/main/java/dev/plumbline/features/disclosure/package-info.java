/**
 * What people tell each other, counted: levels of disclosure per account, month and side.
 *
 * <p>May import config, errors, schema, tables, text and lake. Start reading at {@link
 * dev.plumbline.features.disclosure.DisclosureCounts}.
 */
package dev.plumbline.features.disclosure;
