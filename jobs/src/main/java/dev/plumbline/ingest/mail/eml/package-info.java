/**
 * A file that is one message: EML, and the messages of a Maildir.
 *
 * <p>Start reading at {@link dev.plumbline.ingest.mail.eml.EmlReader}.
 */
package dev.plumbline.ingest.mail.eml;
