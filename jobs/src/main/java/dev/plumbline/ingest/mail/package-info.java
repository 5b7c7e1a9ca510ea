/**
 * Mail into staging: each message once, people keyed, text scored and dropped, automated mail known
 * as such.
 *
 * <p>May import tables, text, privacy, schema, config and errors. Start reading at {@link
 * dev.plumbline.ingest.mail.MailIngest}; {@link dev.plumbline.ingest.mail.mbox} cuts files into
 * messages, {@link dev.plumbline.ingest.mail.message} reads one.
 */
package dev.plumbline.ingest.mail;
