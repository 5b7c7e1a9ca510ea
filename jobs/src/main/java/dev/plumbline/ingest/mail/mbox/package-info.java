/**
 * Mbox files: where they are, how tasks share them, and where each message begins.
 *
 * <p>Start reading at {@link dev.plumbline.ingest.mail.mbox.MboxReader}.
 */
package dev.plumbline.ingest.mail.mbox;
