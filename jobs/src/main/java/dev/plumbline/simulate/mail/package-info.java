/**
 * Writes mailboxes: messages after RFC 5322 in mbox files after the {@code mboxrd} rules.
 *
 * <p>Imports {@code simulate.world}, {@code simulate.people}, {@code simulate.text} and {@code
 * simulate.truth}. Start with {@link dev.plumbline.simulate.mail.MailExport}.
 */
package dev.plumbline.simulate.mail;
